import { env } from "~/platform/env.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { accountOfObject, objectAt, objectsOf } from "~/platform/practice/stripe-objects.server";
import { redirect } from "@remix-run/node";
import { notFound } from "./pages.server";
import { to } from "./locale";

async function sessionOf(id: string) {
  if (!env().practiceCards) throw notFound();
  const account = id.startsWith("cs_test_") ? await accountOfObject(id) : undefined;
  const session = account ? await objectAt(account, id) : undefined;
  if (!account || !session) throw notFound();
  const intent = await intentOf(account, session);
  const disputes = await objectsOf(account, "dispute");
  const dispute = disputes.find((one) => one.payment_intent === intent);
  return { account, session, intent, dispute };
}

type Session = NonNullable<Awaited<ReturnType<typeof objectAt>>>;

/** The newest payment of a checkout, or of the subscription that it began. */
async function intentOf(account: string, session: Session): Promise<string | null> {
  if (typeof session.payment_intent === "string") return session.payment_intent;
  if (typeof session.subscription !== "string") return null;
  const invoices = await objectsOf(account, "invoice");
  const mine = new Set(
    invoices.filter((one) => subscriptionOf(one) === session.subscription).map(({ id }) => id),
  );
  const paid = (await objectsOf(account, "invoice_payment")).find((one) =>
    mine.has(String(one.invoice)),
  );
  return (paid?.payment as { payment_intent?: string } | undefined)?.payment_intent ?? null;
}

const subscriptionOf = ({ parent }: Session) =>
  (parent as { subscription_details?: { subscription?: string } } | undefined)?.subscription_details
    ?.subscription;

/** A checkout of the stand-in, with what may happen to it now. */
export async function practiceCheckout(id: string) {
  const { session, intent, dispute } = await sessionOf(id);
  const state = String(session.status) as "open" | "complete" | "expired";
  const monthly = session.mode === "subscription";
  return {
    ...{ id, state, monthly },
    amount: {
      minor: String(session.amount_total),
      currency: String(session.currency).toUpperCase(),
    },
    steps: stepsAt({ state, monthly, paid: intent !== null, disputed: dispute?.status }),
    successUrl: String(session.success_url),
    cancelUrl: String(session.cancel_url),
  };
}

type Step = "pay" | "decline" | "later" | "abandon" | "accept" | "refuse" | "month" | "missed";
type After = "dispute" | "win" | "lose" | "payout";

/** Those that leave the buyer here. */
const staying = [
  "decline",
  "later",
  "month",
  "missed",
  "dispute",
  "win",
  "lose",
  "payout",
] as const;

const known: ReadonlySet<string> = new Set([...staying, "pay", "abandon", "accept", "refuse"]);

/** What was just done at the checkout, or can't be done any more, where the address says so. */
export function stepDone(request: Request) {
  const { searchParams } = new URL(request.url);
  const done = searchParams.get("done");
  return { done: staying.find((step) => step === done), late: searchParams.has("late") };
}

function stepsAt(at: { state: string; monthly: boolean; paid: boolean; disputed: unknown }) {
  const steps: (Step | After)[] = [];
  if (at.state === "open") steps.push("pay", "decline", "abandon");
  if (at.state === "open" && !at.monthly) steps.push("later");
  if (at.state !== "complete") return steps;
  if (!at.paid) return [...steps, "accept", "refuse"] as const;
  if (at.monthly) steps.push("month", "missed");
  if (at.disputed === undefined) steps.push("dispute");
  if (at.disputed === "needs_response") steps.push("win", "lose");
  return [...steps, "payout"] as const;
}

/** Does one thing at the stand-in, sends its webhooks, and leads on. */
export async function practiceStep(request: Request, id: string, step: string) {
  const { account, session, intent, dispute } = await sessionOf(id);
  const { steps, successUrl, cancelUrl } = await practiceCheckout(id);
  if (!known.has(step)) throw notFound();
  // Pressed a second time, or on a page that stood open: what is so now is shown.
  if (!steps.some((one) => one === step))
    return redirect(to(request, `/practice/checkout/${id}?late`));
  const subscription = String(session.subscription);
  switch (step as Step | After) {
    case "pay":
    case "later":
      await desk.paySession(account, id, step === "later");
      return redirect(step === "later" ? here(request, id, step) : successUrl);
    case "decline":
      await desk.declineSession(account, id);
      return redirect(here(request, id, step));
    case "abandon":
      await desk.expireSession(account, id);
      return redirect(cancelUrl);
    case "accept":
    case "refuse":
      await desk.settleLater(account, id, step === "accept");
      return redirect(successUrl);
    case "month":
    case "missed":
      await desk.anotherMonth(account, subscription, step === "month");
      return redirect(here(request, id, step));
    case "dispute":
      if (intent) await desk.openDispute(account, intent);
      return redirect(here(request, id, step));
    case "win":
    case "lose":
      if (dispute) await desk.closeDispute(account, dispute.id, step === "win");
      return redirect(here(request, id, step));
    case "payout":
      await desk.payOut(account, String(session.currency));
      return redirect(here(request, id, step));
  }
}

/** Back to the same page, which says what was done. */
const here = (request: Request, id: string, done: string) =>
  to(request, `/practice/checkout/${id}?done=${done}`);
