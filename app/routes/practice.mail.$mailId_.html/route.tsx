import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/http/pages.server";
import { env } from "~/platform/env.server";
import { mailOf } from "~/platform/practice/mailbox.server";

// Mails carry their styles in the text; nothing else of theirs may do anything here.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; sandbox";

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const mail = env().practice ? await mailOf(params.mailId!) : null;
  if (!mail) throw notFound();
  return new Response(mail.html, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
  });
};
