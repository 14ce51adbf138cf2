import { env } from "~/platform/env.server";

const halfAYear = 182 * 24 * 3_600_000;

/** Where somebody who found a hole writes to (RFC 9116): the steward's mail, or the form for anybody. */
export const loader = () => {
  const { publicUrl, stewardEmail } = env();
  const lines = [
    `Contact: ${stewardEmail ? `mailto:${stewardEmail}` : `${publicUrl}/concerns/new`}`,
    ...(stewardEmail ? [`Contact: ${publicUrl}/concerns/new`] : []),
    `Expires: ${new Date(Date.now() + halfAYear).toISOString()}`,
    "Preferred-Languages: zh, en",
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
};
