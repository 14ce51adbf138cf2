import { env } from "~/platform/env.server";

/** Where somebody works or is known, and what programs have addresses of their own for. */
const closed = [
  "/organizer",
  "/organizations/",
  "/steward",
  "/me$",
  "/me/",
  "/claims/",
  "/c/",
  "/w/",
  "/b/",
  "/invitations/",
  "/sign-in",
  "/sign-out",
  "/apply",
  "/practice/",
  "/photos/",
  "/refused/",
];

export const loader = () => {
  const lines = [
    "User-agent: *",
    ...["", "/en"].flatMap((language) => closed.map((path) => `Disallow: ${language}${path}`)),
    "Disallow: /api/",
    "",
    `Sitemap: ${env().publicUrl}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
};
