import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect } from "vitest";
import type { Person } from "~/domain/actor";
import { books } from "~/domain/funds/books.server";
import { nameAccount } from "~/domain/funds/card/accounts.server";
import { pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { system } from "~/domain/actor";
import { laws } from "~/domain/ledger/laws.server";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { db } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aPerson } from "./accounts";
import { rows } from "../setup/database";
import { aCharity, aFundAtWork } from "./funds";

export { rows };

type Terms = Parameters<typeof aFundAtWork>[0];

/** A fund whose host charity has an account at the payment provider. */
export async function aCardFund(terms: Terms = {}) {
  const charity = terms.charity ?? (await aCharity());
  const account = `acct_${randomUUID().replaceAll("-", "")}`;
  if (!terms.charity)
    await run(nameAccount, {
      actor: charity.steward,
      input: { charityId: charity.organizationId, stripeAccount: account },
    });
  const fund = await aFundAtWork({ ...terms, charity });
  return { ...fund, account };
}
export type CardFund = Awaited<ReturnType<typeof aCardFund>>;

/** A promise by card with its checkout, which nobody has paid yet. */
export async function aCheckout(
  fund: { slug: string },
  { donor, amount = "100", how = "card", ...more }: Pledging = {},
) {
  const person = donor ?? (await aPerson());
  const pledge = await run(promisePledge, {
    actor: person,
    input: { slug: fund.slug, amount, how, ...more },
  });
  const opened = await openPledgeCheckout(person, pledge.publicId);
  const there = await ask(pledgeAtProvider, {
    actor: system("test"),
    input: { pledgeId: pledge.id },
  });
  return { ...pledge, donor: person, url: opened.url, session: there?.providerSession ?? "" };
}
type Pledging = {
  donor?: Person;
  amount?: string;
  how?: "card" | "monthly";
  purpose?: string;
  shownName?: string;
};

/** What lies on each account of a fund, in minor units. */
export async function sums({ slug, chair }: CardFund) {
  const { accounts } = await ask(books, { actor: chair, input: { slug } });
  return Object.fromEntries(accounts.map(({ kind, amount }) => [kind, Number(amount.minor)]));
}

/** How a promise stands. */
export const stateOf = async (pledge: { publicId: string; donor: { personId: string } }) => {
  const [row] = await rows<{ state: string }>("select state from pledges where public_id = $1", [
    pledge.publicId,
  ]);
  return row?.state;
};

/** What came for a promise. */
export const paymentsOf = ({ id }: { id: string }) =>
  rows<{ id: string; state: string; provider_ref: string }>(
    "select id, state, provider_ref from payments where pledge_id = $1 order by cleared_at, id",
    [id],
  );

/** Every law of money on what is in the books by now. */
export async function lawsHold() {
  const broken = await db.transaction().execute(async (tx) => {
    await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
    const found = [];
    for (const law of laws) found.push(...(await law.broken(tx)));
    return found;
  });
  expect(broken).toEqual([]);
}

/** A gift by card that was paid. */
export async function paid(fund: CardFund, more: Parameters<typeof aCheckout>[1] = {}) {
  const pledge = await aCheckout(fund, more);
  await desk.paySession(fund.account, pledge.session);
  const payments = await paymentsOf(pledge);
  return { ...pledge, payment: payments[0]! };
}
