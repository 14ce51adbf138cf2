import { randomUUID } from "node:crypto";
import { http, HttpResponse, passthrough } from "msw";
import { z } from "zod";
import { env } from "../env.server";
import type { IncomingMail } from "./mailbox.server";

const email = z.object({
  from: z.string().min(3),
  to: z.union([z.string(), z.array(z.string()).min(1)]),
  subject: z.string().min(1),
  html: z.string().default(""),
  text: z.string().default(""),
});

/**
 * Resend's HTTP API as far as this program uses it, answered here. The same key is accepted once,
 * as the real one does; a malformed mail is refused in the vendor's own words.
 */
export const resendHandlers = (keep: (mail: IncomingMail) => Promise<string>) => [
  http.post("https://api.resend.com/emails", async ({ request }) => {
    if (!env().practice) return passthrough();
    const read = email.safeParse(await request.json());
    if (!read.success) {
      const message = "Invalid `to` field or missing subject.";
      return HttpResponse.json(
        { statusCode: 422, name: "validation_error", message },
        { status: 422 },
      );
    }
    const { to, subject, html, text } = read.data;
    const id = await keep({
      toEmail: Array.isArray(to) ? to.join(", ") : to,
      subject,
      html,
      text,
      idempotencyKey: request.headers.get("idempotency-key") ?? randomUUID(),
    });
    return HttpResponse.json({ id });
  }),
];
