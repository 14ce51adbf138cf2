import { createHash } from "node:crypto";
import { http, HttpResponse, passthrough, type HttpResponseResolver } from "msw";
import { env } from "../env.server";
import { cancelSubscription, expireSession, refundIntent } from "./stripe-desk.server";
import {
  mustBe,
  newId,
  objectAt,
  objectsBy,
  objectsOf,
  putObject,
  seconds,
  type Body,
} from "./stripe-objects.server";

const api = "https://api.stripe.com/v1";

const refusal = (status: number, code: string, type = "invalid_request_error") =>
  HttpResponse.json({ error: { type, code, message: code } }, { status });

type Nested = { [key: string]: Nested | string };

/** `line_items[0][price_data][currency]=cny` as objects in objects. */
function nested(form: URLSearchParams): Nested {
  const root: Nested = {};
  for (const [name, value] of form) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? "";
    let at = root;
    for (const step of path) {
      const inside = at[step];
      at = typeof inside === "object" ? inside : (at[step] = {});
    }
    at[last] = value;
  }
  return root;
}

const text = (given: Nested | string | undefined) => (typeof given === "string" ? given : "");
const group = (given: Nested | string | undefined) => (typeof given === "object" ? given : {});
const words = (given: Nested | string | undefined) =>
  Object.fromEntries(Object.entries(group(given)).map(([name, value]) => [name, text(value)]));

type Asked = { account: string; query: URLSearchParams; form: Nested; id: string };
type Answer = Body | Body[] | Response | undefined;

/** Answers for an account, as the provider does: an unknown thing is missing, a key is done once. */
const answering =
  (answer: (asked: Asked) => Promise<Answer>): HttpResponseResolver =>
  async ({ request, params }) => {
    if (!env().practiceCards) return passthrough();
    if (!/^Bearer (sk|rk)_/.test(request.headers.get("authorization") ?? ""))
      return refusal(401, "api_key_missing", "authentication_error");
    const account = request.headers.get("stripe-account") ?? "";
    const sent = request.method === "POST" ? await request.text() : "";
    const key = request.headers.get("idempotency-key");
    const hash = createHash("sha256").update(`${request.url} ${sent}`).digest("hex");
    const keptAs = `key:${account}:${key}`;
    if (key && request.method === "POST") {
      const before = await objectAt(account, keptAs);
      if (before && before.hash !== hash) return refusal(400, "idempotency", "idempotency_error");
      if (before) return HttpResponse.json(await mustBe(account, String(before.answer)));
    }
    const { searchParams: query } = new URL(request.url);
    const form = nested(new URLSearchParams(sent));
    const given = await answer({ account, query, form, id: String(params.id ?? "") });
    if (given instanceof Response) return given;
    if (!given) return refusal(404, "resource_missing");
    if (Array.isArray(given)) return HttpResponse.json(paged(given, query));
    if (key && request.method === "POST")
      await putObject(account, { id: keptAs, object: "key", hash, answer: given.id });
    return HttpResponse.json(given);
  };

/** One page of a list, from behind the last one that was seen. */
function paged(all: Body[], query: URLSearchParams) {
  const limit = Number(query.get("limit") ?? 10);
  const after = query.get("starting_after");
  const from = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
  const data = all.slice(from, from + limit);
  return { object: "list", url: "/v1/list", has_more: from + limit < all.length, data };
}

const stored = answering(({ account, id }) => objectAt(account, id));

async function openSession({ account, form }: Asked): Promise<Answer> {
  const price = group(group(group(form.line_items)["0"]).price_data);
  const amount = Number(text(price.unit_amount));
  const [mode, currency] = [text(form.mode), text(price.currency)];
  if (!Number.isSafeInteger(amount) || amount <= 0)
    return refusal(400, "parameter_invalid_integer");
  if (!currency || (mode !== "payment" && mode !== "subscription"))
    return refusal(400, "parameter_missing");
  const id = newId("cs_test");
  return putObject(account, {
    ...{ id, object: "checkout.session", mode, currency, amount_total: amount },
    ...{ status: "open", payment_status: "unpaid", subscription: null, payment_intent: null },
    ...{ metadata: words(form.metadata), locale: text(form.locale), livemode: false },
    ...{ success_url: text(form.success_url), cancel_url: text(form.cancel_url) },
    url: `${env().publicUrl}${text(form.locale) === "en" ? "/en" : ""}/practice/checkout/${id}`,
    created: seconds(),
  });
}

async function changes({ account, query }: Asked): Promise<Answer> {
  const since = Number(query.get("created[gte]") ?? 0);
  const payout = query.get("payout");
  // What a payout that somebody made by hand brought is nothing that the provider knows.
  if (payout && (await objectAt(account, payout))?.automatic === false)
    return refusal(400, "payout_manual");
  const all = (await objectsOf(account, "balance_transaction")).filter(
    (one) => Number(one.created) >= since && (!payout || one.payout === payout),
  );
  const sources = await objectsBy(
    account,
    all.map(({ source }) => String(source)),
  );
  return all.map((one) => ({ ...one, source: sources.get(String(one.source)) ?? null }));
}

async function paymentsOfInvoices({ account, query }: Asked): Promise<Answer> {
  const wanted = query.get("payment[payment_intent]");
  const all = await objectsOf(account, "invoice_payment");
  return all.filter(
    ({ payment }) => (payment as { payment_intent?: string }).payment_intent === wanted,
  );
}

async function payouts({ account, query }: Asked): Promise<Answer> {
  const since = Number(query.get("created[gte]") ?? 0);
  const all = await objectsOf(account, "payout");
  return all.filter(({ created }) => Number(created) >= since);
}

async function balance({ account }: Asked): Promise<Answer> {
  const sums = new Map<string, number>();
  for (const one of await objectsOf(account, "balance_transaction")) {
    const currency = String(one.currency);
    sums.set(currency, (sums.get(currency) ?? 0) + Number(one.net));
  }
  const available = [...sums].map(([currency, amount]) => ({ currency, amount }));
  return { id: "balance", object: "balance", available, pending: [] };
}

async function refund({ account, form }: Asked): Promise<Answer> {
  const intent = text(form.payment_intent);
  if (!(await objectAt(account, intent))) return undefined;
  const given = { amount: Number(text(form.amount)), metadata: words(form.metadata) };
  return (await refundIntent(account, intent, given)) ?? refusal(400, "charge_already_refunded");
}

async function expire({ account, id }: Asked): Promise<Answer> {
  const session = await objectAt(account, id);
  if (session && session.status !== "open") return refusal(400, "session_not_open");
  return session && expireSession(account, id);
}

/** Stripe's HTTP API as far as this program uses it, answered here from the database. */
export const stripeHandlers = () => [
  http.post(`${api}/checkout/sessions`, answering(openSession)),
  http.post(`${api}/checkout/sessions/:id/expire`, answering(expire)),
  http.get(`${api}/checkout/sessions/:id`, stored),
  http.get(`${api}/subscriptions/:id`, stored),
  http.delete(
    `${api}/subscriptions/:id`,
    answering(async ({ account, id }) =>
      (await objectAt(account, id)) ? cancelSubscription(account, id) : undefined,
    ),
  ),
  http.get(`${api}/payment_intents/:id`, stored),
  http.get(`${api}/invoices/:id`, stored),
  http.get(`${api}/invoice_payments`, answering(paymentsOfInvoices)),
  http.get(`${api}/disputes/:id`, stored),
  http.get(`${api}/balance_transactions`, answering(changes)),
  http.get(`${api}/balance`, answering(balance)),
  http.get(`${api}/payouts`, answering(payouts)),
  http.get(`${api}/payouts/:id`, stored),
  http.post(`${api}/refunds`, answering(refund)),
];
