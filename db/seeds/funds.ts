import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import { reviseMember } from "~/domain/accounts/revise-member.server";
import type { Person } from "~/domain/actor";
import { nameAccount } from "~/domain/funds/card/accounts.server";
import { openCharity } from "~/domain/funds/open-charity.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { run } from "~/domain/run.server";
import { env } from "~/platform/env.server";
import { enrol, join, signedIn, type Cast, type Named } from "./cast";
import { cardsOfFriends } from "./fund-cards";
import { moneyOfCounty, moneyOfFriends } from "./fund-money";
import { friendsStaff, fundStaff } from "./names";
import { diary, type Calendar } from "./time";

const daysOfHistory = 360;

/** Whoever comes first by the steward's invitation. */
async function first(person: Named, token: string, at: Date): Promise<Person> {
  const came = await enrol(person, at);
  await run(acceptInvitation, { actor: came, input: { token }, now: at });
  return signedIn(came.personId);
}

/** A fund with its committee. */
export type Team = { slug: string; treasurer: Person; approver: Person; publisher: Person };

/**
 * Two funds with a year behind them: one of the county that takes goods and what comes to its host,
 * one of friends abroad that takes cards. `until` has their money come as far as so many days ago.
 */
export async function foundFunds(cast: Cast, calendar: Calendar) {
  const county = await ofTheCounty(cast, calendar);
  const friends = await ofFriends(cast, calendar);
  const until = diary([
    ...moneyOfCounty(county, calendar),
    ...moneyOfFriends(cast, friends, calendar),
    ...(friends.account === null ? [] : cardsOfFriends(cast, friends, calendar)),
  ]);
  return { county, friends, until };
}
export type Funds = Awaited<ReturnType<typeof foundFunds>>;

async function ofTheCounty({ steward }: Cast, { at }: Calendar): Promise<Team> {
  const day = (hour: number) => at(-daysOfHistory - 5, hour);
  const opened = await run(openCharity, {
    actor: steward,
    input: {
      name: "禾川县慈善会",
      slug: "hechuan-charity",
      registration: "53990123MJ00000004",
      contactEmail: fundStaff.charity.email,
      place: "禾川县",
      receiptsJurisdiction: "cn",
      coordinatorEmail: fundStaff.charity.email,
    },
    now: day(9),
  });
  const head = await first(fundStaff.charity, opened.token, day(10));
  const { id: fundId, token } = await run(openFund, {
    actor: steward,
    input: {
      hostId: opened.id,
      name: "石桥社区慈善基金",
      slug: "shiqiao",
      currency: "CNY",
      modes: "none",
      purpose:
        "街坊邻居凑的一笔小钱，专门给没有人认领的心愿托底。钱由禾川县慈善会收，捐在会里的箱子、转到会里的账上都算；花出去的每一笔都有两个人看过。",
      transferDetails:
        "户名：禾川县慈善会\n开户行：禾川农商银行石桥支行\n账号：9900 0000 0000 1234",
      places: "禾川县",
      categories: ["coat", "shoes", "desk", "bedding"],
      referencePrefix: "SHQ",
      coordinatorEmail: fundStaff.chair.email,
    },
    now: day(11),
  });
  const chair = await first(fundStaff.chair, token, day(12));
  const fund = { organizationId: fundId, coordinator: chair };
  const treasurer = await join(fund, fundStaff.treasurer, ["treasurer"], day);
  const approver = await join(fund, fundStaff.approver, ["approver"], day);
  const publisher = await join(fund, fundStaff.publisher, ["publisher"], day);
  await run(reviseMember, {
    actor: head,
    input: {
      organizationId: opened.id,
      personId: head.personId,
      roles: ["coordinator", "approver"],
    },
    now: day(16),
  });
  return { slug: "shiqiao", treasurer, approver, publisher };
}

/** With an account for cards where the payment provider is practised. */
async function ofFriends({ steward }: Cast, { at }: Calendar) {
  const day = (hour: number) => at(-daysOfHistory + 2, hour);
  const opened = await run(openCharity, {
    actor: steward,
    input: {
      name: "Lantern Bridge Foundation",
      slug: "lantern-bridge",
      registration: "LBF-2019-0417",
      contactEmail: friendsStaff.chair.email,
      place: "99",
      receiptsJurisdiction: "other",
      coordinatorEmail: friendsStaff.chair.email,
    },
    now: day(9),
  });
  await first(friendsStaff.chair, opened.token, day(10));
  const account = env().practiceCards ? "acct_lanternbridge" : null;
  if (account) {
    const input = { charityId: opened.id, stripeAccount: account };
    await run(nameAccount, { actor: steward, input, now: day(10.5) });
  }
  const { id: fundId, token } = await run(openFund, {
    actor: steward,
    input: {
      hostId: opened.id,
      name: "Friends of Hechuan",
      slug: "friends-of-hechuan",
      currency: "EUR",
      modes: "public",
      certificate: "LBF-PC-2024-118",
      purpose:
        "Families who once lived in Hechuan, and their friends, keep this fund. It buys what a child asked for when nobody nearby has taken the wish: winter coats first, then desks and books.",
      transferDetails: "Lantern Bridge Foundation\nIBAN XX00 0000 0000 0000 0042\nBIC LBFXXX00",
      places: "990123",
      categories: ["coat", "desk", "book"],
      leftoverRule: "general",
      referencePrefix: "FH",
      coordinatorEmail: friendsStaff.chair.email,
    },
    now: day(11),
  });
  const chair = await first(friendsStaff.chair, token, day(12));
  const fund = { organizationId: fundId, coordinator: chair };
  const approver = await join(fund, friendsStaff.approver, ["approver"], day);
  const slug = "friends-of-hechuan";
  return {
    slug,
    treasurer: await join(fund, friendsStaff.treasurer, ["treasurer"], day),
    ...{ approver, publisher: approver, account, charityId: opened.id },
  };
}
