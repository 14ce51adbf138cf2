import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { moveMoney } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import type { CameWay } from "~/domain/funds/choices";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { run } from "~/domain/run.server";
import type { Cast } from "./cast";
import type { Team } from "./funds";
import { aSignedList } from "./pictures";
import { bring, bringAndSend } from "./statements";
import type { Calendar, Step } from "./time";

const daysOfHistory = 360;

type Came = {
  way: CameWay;
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
export async function book(team: Team, calendar: Calendar, came: Came) {
  const depositId = await enter(team, calendar, came);
  const now = calendar.at(-came.ago + 2, 10 + (came.ago % 6));
  await run(approveDeposit, { actor: team.approver, input: { depositId }, now });
}

/** A year of the county's fund: a shop each month, the box at the charity each quarter, a platform twice. */
export function moneyOfCounty(team: Team, calendar: Calendar): Step[] {
  const shops = ["石桥供销社", "老周五金", "柳溪茶厂", "望岭药店"];
  const came: Came[] = [
    { way: "at_platform", amount: "1862.40", ago: 345 },
    { way: "at_platform", amount: "640.00", ago: 60 },
  ];
  for (let month = 0; month < 11; month += 1) {
    const ago = daysOfHistory - 20 - month * 30;
    const payer = shops[month % shops.length]!;
    const amount = `${180 + ((month * 70) % 260)}.${month % 3 ? "00" : "50"}`;
    const purpose = ago < 100 ? "programme:qianyuan" : "general";
    came.push({ way: "transfer", amount, ago, payer, purpose });
    const list = 6 + month;
    if (month % 3 === 1) came.push({ way: "cash", amount: `${list * 12}.80`, ago: ago - 8, list });
  }
  // What the platform raised first it passed on a month later; the rest lies there.
  const passedOn = async () => {
    const { slug, treasurer, approver } = team;
    const { id: adjustmentId } = await run(moveMoney, {
      actor: treasurer,
      input: { slug, amount: "1862.40", happenedOn: calendar.on(-318) },
      now: calendar.at(-317, 9),
    });
    await run(approveAdjustment, {
      actor: approver,
      input: { adjustmentId },
      now: calendar.at(-316, 10),
    });
  };
  const wrong = async () => {
    const depositId = await enter(team, calendar, { way: "transfer", amount: "8000", ago: 9 });
    await run(rejectDeposit, {
      actor: team.approver,
      input: { depositId, reason: "流水上是 800 元，多写了一个零。" },
      now: calendar.at(-7, 11),
    });
  };
  const waiting: Came[] = [
    { way: "cash", amount: "436.50", ago: 3, list: 9 },
    { way: "transfer", amount: "800", ago: 2, payer: "柳溪茶厂" },
  ];
  return [
    ...came.map((one) => ({ ago: one.ago - 2, happens: () => book(team, calendar, one) })),
    { ago: 316, happens: passedOn },
    { ago: 7, happens: wrong },
    ...waiting.map((one) => ({ ago: one.ago - 1, happens: () => enter(team, calendar, one) })),
    { ago: 0, happens: () => bring(team, statementOfCounty(calendar), calendar.at(0, 0)) },
  ];
}

/** What the bank says of the last days; nobody has settled it yet. */
const statementOfCounty = ({ on }: Calendar) => [
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

/** What the friends promised by transfer: kept for the most part; some of it still is to come. */
export function moneyOfFriends({ donors }: Cast, team: Team, calendar: Calendar): Step[] {
  const { slug } = team;
  const promise = (place: number, amount: string, ago: number, more = {}) =>
    run(promisePledge, {
      actor: donors[place % donors.length]!,
      input: { slug, amount, ...more },
      now: calendar.at(-ago, 20),
    });
  const kept = Array.from({ length: 6 }, (_, turn) => {
    const ago = daysOfHistory - 30 - turn * 52;
    const amount = ["25", "40", "30.50", "15", "60"][turn % 5]!;
    const shownName = turn % 3 ? "" : "Mei Tan";
    const happens = async () => {
      const { reference } = await promise(turn, amount, ago, { shownName });
      await book(team, calendar, { way: "transfer", amount, ago: ago - 4, reference });
    };
    return { ago: ago - 6, happens };
  });
  const takenBack = async () => {
    const { publicId } = await promise(4, "60", 40);
    const now = calendar.at(-38, 8);
    await run(cancelPledge, { actor: donors[4]!, input: { publicId }, now });
  };
  const entered = async () => {
    const { reference } = await promise(1, "90", 5, { purpose: "programme:qianyuan" });
    await enter(team, calendar, { way: "transfer", amount: "90", ago: 2, reference });
  };
  let seventyFive = "";
  const promised = async () => {
    seventyFive = (await promise(2, "75", 19)).reference;
  };
  const stated = () =>
    bringAndSend(
      team,
      [
        ["Date", "Payer", "Description", "Amount", "Balance"],
        [calendar.on(-6), "Mei Tan", `Gift ${seventyFive}`, "75.00", "1,575.00"],
        [calendar.on(-3), "A. Weber", "for the coats", "30.00", "1,605.00"],
        [calendar.on(-2), "", "Account fee", "-4.50", "1,600.50"],
      ],
      calendar.at(-1, 9),
    );
  const bakery: Came = { way: "transfer", amount: "180", ago: 150, payer: "A bakery" };
  return [
    ...kept,
    { ago: 148, happens: () => book(team, calendar, bakery) },
    { ago: 38, happens: takenBack },
    { ago: 19, happens: promised },
    { ago: 6, happens: () => promise(0, "40", 6, { purpose: "batch:qianyuan-3" }) },
    { ago: 1, happens: entered },
    { ago: 1, happens: stated },
  ];
}
