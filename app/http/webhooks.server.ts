import { system } from "~/domain/actor";
import { keepEvent } from "~/domain/funds/card/events.server";
import { run } from "~/domain/run.server";
import { log } from "~/platform/log.server";
import { readEvent } from "~/platform/stripe-events.server";

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

/**
 * Takes a webhook of the payment provider: what its signature proves is kept and answered 200, known
 * or not, once; everything else changes nothing and is answered 400.
 */
export async function receiveStripe(request: Request): Promise<Response> {
  if (request.method !== "POST") return plain(405, "Method not allowed");
  // The signature is over the bytes as they came.
  const body = await request.text();
  const event = readEvent(body, request.headers.get("stripe-signature") ?? "", new Date());
  if (!event) {
    log.warn("a webhook was not signed by the payment provider, or too old or too new");
    return plain(400, "Not signed");
  }
  await run(keepEvent, { actor: system("webhook"), input: event });
  return plain(200, "Kept");
}
