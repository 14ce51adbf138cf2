import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import { reviseMember } from "~/domain/accounts/revise-member.server";
import type { Person } from "~/domain/actor";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { openCharity } from "~/domain/funds/open-charity.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { sealRows } from "~/domain/privacy/audit.server";
import { composeFundReport, correctReport } from "~/domain/reports/compose-report.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { run, runSweep } from "~/domain/run.server";
import { enrol, join, signedIn, type Cast, type Named } from "./cast";
import { friendsStaff, fundStaff } from "./names";
import { aSignedList } from "./pictures";
import { bring, bringAndSend } from "./statements";
import type { Calendar } from "./time";

const daysOfHistory = 360;

/** Whoever comes first by the steward's invitation. */
async function first(person: Named, token: string, at: Date): Promise<Person> {
  const came = await enrol(person, at);
  await run(acceptInvitation, { actor: came, input: { token }, now: at });
  return signedIn(came.personId);
}

/** Two funds with a year behind them: one of the county that takes goods and what comes to its host, one of friends abroad. */
export async function keepFunds(cast: Cast, calendar: Calendar) {
  const hechuan = await ofTheCounty(cast, calendar);
  await yearOfTheCounty(hechuan, calendar);
  const friends = await ofFriends(cast, calendar);
  await yearOfFriends(cast, friends, calendar);
  await tellOfMoney(hechuan, friends, calendar);
}

type Team = { slug: string; treasurer: Person; approver: Person; publisher: Person };

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

async function ofFriends({ steward }: Cast, { at }: Calendar): Promise<Team> {
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
  return {
    slug: "friends-of-hechuan",
    treasurer: await join(fund, friendsStaff.treasurer, ["treasurer"], day),
    ...{ approver, publisher: approver },
  };
}

type Came = {
  way: "transfer" | "cash" | "elsewhere";
  amount: string;
  /** How many days ago. */
  ago: number;
  payer?: string;
  reference?: string;
  purpose?: string;
  list?: number;
};

/** Money that the treasurer entered the day after it came. */
async function enter({ slug, treasurer }: Team, { at, on }: Calendar, came: Came) {
  const { list, ago, ...said } = came;
  const { id } = await run(recordDeposit, {
    actor: treasurer,
    input: {
      ...said,
      slug,
      receivedOn: on(-ago),
      photos: list ? [await aSignedList(list)] : [],
    },
    now: at(-ago + 1, 9 + (ago % 7)),
  });
  return id;
}

/** The same, and another person approved it two days after it came. */
async function book(team: Team, calendar: Calendar, came: Came) {
  const depositId = await enter(team, calendar, came);
  const now = calendar.at(-came.ago + 2, 10 + (came.ago % 6));
  await run(approveDeposit, { actor: team.approver, input: { depositId }, now });
}

/** A year of the county's fund: a shop each month, the box at the charity each quarter, a platform twice. */
async function yearOfTheCounty(team: Team, calendar: Calendar) {
  const shops = ["石桥供销社", "老周五金", "柳溪茶厂", "望岭药店"];
  const came: Came[] = [
    { way: "elsewhere", amount: "3862.40", ago: 190 },
    { way: "elsewhere", amount: "2215.00", ago: 60 },
  ];
  for (let month = 0; month < 11; month += 1) {
    const ago = daysOfHistory - 20 - month * 30;
    const payer = shops[month % shops.length]!;
    const amount = `${600 + ((month * 170) % 900)}.${month % 3 ? "00" : "50"}`;
    const purpose = ago < 100 ? "programme:qianyuan" : "general";
    came.push({ way: "transfer", amount, ago, payer, purpose });
    const list = 6 + month;
    if (month % 3 === 1) came.push({ way: "cash", amount: `${list * 45}.80`, ago: ago - 8, list });
  }
  for (const one of came.sort((a, b) => b.ago - a.ago)) await book(team, calendar, one);

  const wrong = await enter(team, calendar, { way: "transfer", amount: "8000", ago: 9 });
  await run(rejectDeposit, {
    actor: team.approver,
    input: { depositId: wrong, reason: "流水上是 800 元，多写了一个零。" },
    now: calendar.at(-7, 11),
  });
  await enter(team, calendar, { way: "cash", amount: "436.50", ago: 3, list: 9 });
  await enter(team, calendar, { way: "transfer", amount: "800", ago: 2, payer: "柳溪茶厂" });
  const { at, on } = calendar;
  const rows = [
    ["禾川农商银行　账户明细查询", "", "", "", ""],
    ["交易日期", "收入金额", "支出金额", "对方户名", "附言"],
    [on(-4), "200.00", "", "杨志远", "给孩子们买棉衣"],
    [on(-3), "66.00", "", "", "跨行转账"],
    [on(-2), "800.00", "", "柳溪茶厂", ""],
    [on(-2), "", "5.00", "", "手续费"],
    [on(-1), "1.27", "", "", "结息"],
    [on(-1), "500.00", "", "望岭药店", "捐款"],
    ["合计", "1567.27", "5.00", "", ""],
  ];
  await bring(team, rows, at(0, 0));
}

/** A year of the friends' fund: promises by transfer that were kept, and some that still are to come. */
async function yearOfFriends({ donors }: Cast, team: Team, calendar: Calendar) {
  const { slug } = team;
  const promise = (place: number, amount: string, ago: number, more = {}) =>
    run(promisePledge, {
      actor: donors[place % donors.length]!,
      input: { slug, amount, ...more },
      now: calendar.at(-ago, 20),
    });
  for (let turn = 0; turn < 14; turn += 1) {
    const ago = daysOfHistory - 30 - turn * 22;
    const amount = ["50", "120", "80.50", "35", "250"][turn % 5]!;
    const shownName = turn % 3 ? "" : "Mei Tan";
    const { reference } = await promise(turn, amount, ago, { shownName });
    await book(team, calendar, { way: "transfer", amount, ago: ago - 4, reference });
  }
  await book(team, calendar, { way: "transfer", amount: "1500", ago: 150, payer: "A bakery" });

  const { publicId } = await promise(4, "60", 40);
  await run(cancelPledge, {
    actor: donors[4]!,
    input: { publicId },
    now: calendar.at(-38, 8),
  });
  const seventyFive = await promise(2, "75", 19);
  await promise(0, "40", 6, { purpose: "batch:qianyuan-3" });
  const { reference } = await promise(1, "90", 5, { purpose: "programme:qianyuan" });
  await enter(team, calendar, { way: "transfer", amount: "90", ago: 2, reference });
  const { at, on } = calendar;
  const rows = [
    ["Date", "Payer", "Description", "Amount", "Balance"],
    [on(-6), "Mei Tan", `Gift ${seventyFive.reference}`, "75.00", "1,575.00"],
    [on(-3), "A. Weber", "for the coats", "30.00", "1,605.00"],
    [on(-2), "", "Account fee", "-4.50", "1,600.50"],
  ];
  await bringAndSend(team, rows, at(-1, 9));
}

/** Each fund told of its money once; the friends forgot something and told it again. */
async function tellOfMoney(county: Team, friends: Team, { at, on }: Calendar) {
  await runSweep(sealRows);
  const hechuan = {
    intro:
      "这个季度街坊和铺子一共转来几笔，平台拨付了一次。箱子里的现金由两个人当面点过。钱先放着，等没有人认领的心愿。",
    learned: "转账不写编号，就要一笔一笔问。下个季度把编号印在箱子上。",
    failed: "",
  };
  await publish(
    county,
    {
      compose: () =>
        run(composeFundReport, {
          actor: county.treasurer,
          input: { slug: county.slug, firstDay: on(-200), lastDay: on(-101) },
          now: at(-88, 10),
        }),
      words: hechuan,
    },
    at(-87, 9),
  );
  const words = {
    intro:
      "Twelve families sent money this spring and summer, most of them every few weeks. Nothing has been spent in this period: the coats are bought before winter.",
    learned: "People like to read where the bank fees went. There were none.",
    failed: "",
  };
  const first = await publish(
    friends,
    {
      compose: () =>
        run(composeFundReport, {
          actor: friends.treasurer,
          input: { slug: friends.slug, firstDay: on(-330), lastDay: on(-60) },
          now: at(-50, 10),
        }),
      words: { ...words, intro: words.intro.replace("Twelve", "Eleven") },
    },
    at(-49, 9),
  );
  await publish(
    friends,
    {
      compose: () =>
        run(correctReport, {
          actor: friends.treasurer,
          input: { reportId: first },
          now: at(-31, 10),
        }),
      words: {
        ...words,
        correction:
          "The first version said that eleven families gave; there were twelve. The figures are the same.",
      },
    },
    at(-30, 9),
  );
}

type Telling = {
  compose: () => Promise<{ publicId: string }>;
  words: { intro: string; learned: string; failed: string; correction?: string };
};

/** One composes and writes, another looks and publishes the day after. */
async function publish({ treasurer, publisher }: Team, { compose, words }: Telling, now: Date) {
  const { publicId: reportId } = await compose();
  const before = new Date(now.getTime() - 3_600_000);
  await run(reviseWords, { actor: treasurer, input: { ...words, reportId }, now: before });
  await run(submitReport, { actor: treasurer, input: { reportId }, now: before });
  await run(publishReport, { actor: publisher, input: { reportId }, now });
  return reportId;
}
