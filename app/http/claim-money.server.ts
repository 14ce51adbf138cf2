import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { Actor, Person } from "~/domain/actor";
import { moneyOfClaim, payForm } from "~/domain/funds/claim-money.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { env } from "~/platform/env.server";
import { formInput } from "./form.server";
import { limit } from "./limits.server";
import { to } from "./locale";
import { show, submit } from "./submit.server";

const hour = 3600;

/** What a claim's page says of money: the promise that pays for it, or that a fund would buy it. */
export async function moneyOn(actor: Actor, claimId: string) {
  const { promise, funds } = await show(moneyOfClaim, { actor, input: { claimId } });
  return { promise, mayPay: funds.length > 0 };
}

/** What the form shows before a donor gives the money instead of the thing; who did so is led to his promise. */
export async function claimToPay(request: Request, actor: Person, claimId: string) {
  const { funds, promised, ...form } = await show(payForm, { actor, input: { claimId } });
  if (promised) throw redirect(to(request, `/pledges/${promised}`));
  const cards = env().cards !== "none";
  return {
    ...form,
    funds: funds.map((fund) => ({ ...fund, cards: fund.cards && cards })),
    formKey: randomUUID(),
  };
}

/** Keeps the claim by a promise of money, and goes on to where it is paid. */
export async function sendClaimPledge(request: Request, actor: Person, claimId: string) {
  await limit(request, "pledge-by-person", { max: 30, seconds: hour }, actor.personId);
  return submit(payForClaim, {
    actor,
    input: { ...(await formInput(request)), claimId },
    // To the provider's page leads a link: a form may not lead off this site.
    then: ({ publicId, how }) =>
      redirect(to(request, `/pledges/${publicId}${how === "card" ? "/payment" : ""}`)),
  });
}
