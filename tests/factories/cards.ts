import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import { nameAccount } from "~/domain/funds/card/accounts.server";
import { pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { system } from "~/domain/actor";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { aPerson } from "./accounts";
import { aCharity, aFundAtWork } from "./funds";

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
