import { Resend } from "resend";
import { env } from "./env.server";

export type Mail = { to: string; subject: string; html: string; text: string };

/** Sent; or to be tried again after some seconds; or refused for good, with the vendor's word for it. */
export type Outcome =
  | { sent: true; providerId: string }
  | { sent: false; again: true; afterSeconds: number; reason: string }
  | { sent: false; again: false; reason: string };

let client: Resend | undefined;

const resend = () => (client ??= new Resend(env().resendApiKey ?? "re_practice"));

/** Names of errors that another try may overcome. */
const passing = new Set([
  "rate_limit_exceeded",
  "application_error",
  "internal_server_error",
  "concurrent_idempotent_requests",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
]);

/**
 * Hands a mail to Resend. The same `key` is accepted once however often it is handed over,
 * for 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys).
 */
export async function sendMail(mail: Mail, key: string): Promise<Outcome> {
  const { data, error, headers } = await resend().emails.send(
    { from: env().mailFrom, ...mail },
    { idempotencyKey: key, signal: AbortSignal.timeout(20_000) },
  );
  if (data) return { sent: true, providerId: data.id };
  const reason = error.name;
  const lasting =
    !passing.has(reason) && error.statusCode !== 429 && (error.statusCode ?? 500) < 500;
  if (lasting) return { sent: false, again: false, reason };
  const afterSeconds = Math.min(Math.max(Number(headers?.["retry-after"]) || 5, 1), 3600);
  return { sent: false, again: true, afterSeconds, reason };
}
