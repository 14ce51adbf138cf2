import { randomInt, randomUUID } from "node:crypto";
import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import type { Person } from "~/domain/actor";
import { inviteDonor } from "~/domain/funds/invite-donor.server";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { openCharity } from "~/domain/funds/open-charity.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { referenceSigns } from "~/domain/funds/references";
import { run } from "~/domain/run.server";
import { aCounty, aMember, aPerson, aSteward, signedInAs } from "./accounts";

let prefixes = randomInt(referenceSigns.length ** 4);
/** Four signs that no other fund of this file has: the next ones, from wherever it began. */
function aPrefix() {
  prefixes += 1;
  return [0, 1, 2, 3]
    .map((place) => Math.floor(prefixes / referenceSigns.length ** place) % referenceSigns.length)
    .map((sign) => referenceSigns[sign])
    .join("");
}

/** Comes by the invitation that a steward sent, as the first coordinator. */
async function first(person: Person, token: string) {
  await run(acceptInvitation, { actor: person, input: { token } });
  return signedInAs(person.personId);
}

/** A host charity that a steward opened, with its coordinator. */
export async function aCharity({ steward, jurisdiction = "cn" }: Charity = {}) {
  await aCounty();
  const actor = steward ?? (await aSteward());
  const person = await aPerson({ name: "会长" });
  const { id, token } = await run(openCharity, {
    actor,
    input: {
      name: "禾川县慈善会",
      slug: `charity-${randomUUID().slice(0, 8)}`,
      registration: `53990101MJ${randomUUID().slice(0, 8)}`,
      contactEmail: "charity@example.org",
      place: "990101",
      receiptsJurisdiction: jurisdiction,
      coordinatorEmail: person.email,
    },
  });
  const coordinator = await first(person, token);
  return { steward: actor, organizationId: id, coordinator };
}
type Charity = { steward?: Person; jurisdiction?: "cn" | "us" | "other" };

type Terms = {
  charity?: Awaited<ReturnType<typeof aCharity>>;
  modes?: ("public" | "invited" | "elsewhere" | "none")[];
  currency?: "CNY" | "USD" | "EUR" | "JPY";
  places?: string;
  name?: string;
};

/** A fund at work: chair, treasurer, approver and publisher, under its host charity. */
export async function aFundAtWork({ modes = ["public"], currency = "CNY", ...given }: Terms = {}) {
  const charity = given.charity ?? (await aCharity());
  const chair = await aPerson({ name: "主任" });
  const slug = `fund-${randomUUID().slice(0, 8)}`;
  const { id: fundId, token } = await run(openFund, {
    actor: charity.steward,
    input: {
      hostId: charity.organizationId,
      name: given.name ?? "石桥社区慈善基金",
      slug,
      currency,
      modes,
      certificate: modes.includes("public") ? "53990000MJ0000001X-2026" : "",
      elsewhereUrl: modes.includes("elsewhere") ? "https://platform.example/fund" : "",
      purpose: "给没有人认领的小心愿托底。",
      transferDetails: "户名：禾川县慈善会\n账号：9900 0000 1234",
      places: given.places ?? "990101",
      referencePrefix: aPrefix(),
      coordinatorEmail: chair.email,
    },
  });
  const fund = { organizationId: fundId, coordinator: await first(chair, token) };
  return {
    ...{ charity, fundId, slug, currency, chair: fund.coordinator },
    treasurer: await aMember(fund, "treasurer"),
    approver: await aMember(fund, "approver"),
    publisher: await aMember(fund, "publisher"),
  };
}
export type FundAtWork = Awaited<ReturnType<typeof aFundAtWork>>;

/** A donor's promise by transfer. */
export const aPledge = (donor: Person, { slug }: { slug: string }, amount = "200", more = {}) =>
  run(promisePledge, { actor: donor, input: { slug, amount, ...more } });

/** Money that the treasurer entered and nobody has approved. */
export const aDeposit = ({ treasurer, slug }: FundAtWork, amount = "200", more = {}) =>
  run(recordDeposit, {
    actor: treasurer,
    input: { slug, way: "transfer", amount, receivedOn: "2026-11-20", ...more },
  });

/** Money that is in the books. */
export async function someMoney(fund: FundAtWork, amount = "200", more = {}) {
  const { id } = await aDeposit(fund, amount, more);
  await run(approveDeposit, { actor: fund.approver, input: { depositId: id } });
  return id;
}

/** The token of a donor's invitation by name. */
export async function aDonorInvitation(fund: FundAtWork, email: string) {
  const { token } = await run(inviteDonor, {
    actor: fund.treasurer,
    input: { slug: fund.slug, email },
  });
  return token;
}
