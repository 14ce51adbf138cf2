import { randomUUID } from "node:crypto";
import { beginDemo, finishDemo } from "~/domain/accounts/installation.server";
import { system } from "~/domain/actor";
import { closeDueBatches } from "~/domain/batches/close-batch.server";
import { closeHub, makeHub } from "~/domain/batches/keep-hubs.server";
import { archiveProgramme, makeProgramme } from "~/domain/batches/keep-programmes.server";
import { publishBatch, scheduleBatch } from "~/domain/batches/publish-batch.server";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { dropLetters } from "~/domain/messages/drop-letters.server";
import { sealRows } from "~/domain/privacy/audit.server";
import { composeBatchReport } from "~/domain/reports/compose-report.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { run, runSweep } from "~/domain/run.server";
import { castDemo, type Cast } from "./cast";
import { approveAll, collect, type Plan, type Wish } from "./collecting";
import { fundTheNext, buyTheRest } from "./fund-wishes";
import { tellOfMoney } from "./fund-reports";
import { foundFunds } from "./funds";
import { giveReceipts } from "./receipts";
import { claim, grant } from "./granting";
import { walkHalfWay } from "./half-way";
import { samples, type Sample } from "./samples";
import { bringTable } from "./table";
import { calendar, dice, type Calendar } from "./time";
import { passWinter } from "./winter";

const finished: Plan = {
  slug: "qianyuan-1",
  number: 1,
  title: "千愿圆梦 第 1 期：开学前",
  intro: "第一期在开学前收集，四十六个心愿，现在都圆了。谢谢每一位。",
  gathered: 80,
  closes: -45,
  deliverBy: -30,
};
/** So many of the first batch were taken by donors; the rest was left, shoes and coats. */
const taken = 36;
const leftOver = ["shoes", "coat"].flatMap((kind) =>
  samples.filter(({ category }) => category === kind),
);
const halfWay: Plan = {
  slug: "qianyuan-2",
  number: 2,
  title: "千愿圆梦 第 2 期：秋天",
  intro: "天凉得快，衣服和鞋先送。送到一个，灯就亮一盏。",
  gathered: 18,
  closes: 12,
  deliverBy: 30,
};
const open: Plan = {
  slug: "qianyuan-3",
  number: 3,
  title: "千愿圆梦 第 3 期：入冬",
  intro: "六十个孩子，每人一件想了很久的东西。请在截止前认领，寄到县里的收件点，我们送到孩子手上。",
  gathered: 7,
  closes: 21,
  deliverBy: 45,
};
const scheduled: Plan = {
  slug: "qianyuan-4",
  number: 4,
  title: "千愿圆梦 第 4 期：过年",
  intro: "给过年准备的一期，定好时间自己发布。",
  gathered: 4,
  closes: 40,
  deliverBy: 60,
};
const unread: Plan = {
  slug: "qianyuan-5",
  number: 5,
  title: "千愿圆梦 第 5 期：开春",
  intro: "刚开始收，文字和同意书还等第二个人看。",
  gathered: 1,
  closes: 60,
  deliverBy: 80,
  sheetsWait: true,
};

/** What another programme did once; it is over. */
const books: Plan = {
  slug: "shuxiang-1",
  number: 1,
  title: "书香进山 第 1 期",
  intro: "给图书角添书的一期，十个心愿，都圆了。",
  gathered: 79,
  closes: -60,
  deliverBy: -50,
};

/** A text that a second person should not let pass: it tells the child's school. */
const telling: Sample = {
  category: "book",
  title: "一套科学画报",
  words: "我在石桥镇第二小学读五年级，图书角的那几本都看完了。",
  price: "120",
  size: "",
  colour: "",
  style: "",
};

/** Fills an empty database with an invented county and a season of its wishes, dated honestly. */
export async function loadDemo(now: Date): Promise<void> {
  const actor = system("seed");
  const days = calendar(now);
  await run(beginDemo, { actor, input: {} });
  const cast = await castDemo(days);
  const home = await found(cast, days);

  const gather = (plan: Plan, count: number, ...own: Sample[]) => {
    const random = dice(plan.number);
    const chosen = [...own, ...random.shuffled(samples)].slice(0, count);
    return collect(cast, days, random, { ...home, firstChild: plan.number * 60 }, plan, chosen);
  };
  const publish = async (plan: Plan, wishes: readonly Wish[], at: Date) => {
    await approveAll(cast, days, plan, wishes);
    await run(publishBatch, { actor: cast.coordinator, input: { slug: plan.slug }, now: at });
  };
  const { coordinator } = cast;
  const over = async () => {
    const { programmeId, hubId } = home.over;
    const chosen = dice(6).shuffled(samples).slice(0, 10);
    const from = { programmeId, hubId, firstChild: 360 };
    const wishes = await collect(cast, days, dice(6), from, books, chosen);
    await publish(books, wishes, days.at(-76, 9));
    for (const place of [0, 1]) {
      const claimed = [];
      for (const wish of wishes.slice(place * 5, place * 5 + 5))
        claimed.push(await claim(wish, cast.donors[place]!, days.at(-75, 9 + place)));
      await grant(cast, claimed, {
        sent: days.at(-72, 10),
        received: days.at(-70, 9 + place / 4),
        delivered: days.at(-68 + (place % 4), 10),
        confirmed: days.at(-66 + (place % 5), 15),
      });
    }
    await runSweep(closeDueBatches, { now: days.at(-59, 0.1) });
    const archived = { slug: "shuxiang", state: "archived" };
    await run(archiveProgramme, { actor: coordinator, input: archived, now: days.at(-48, 9) });
    await run(closeHub, { actor: coordinator, input: { hubId }, now: days.at(-48, 9.1) });
  };
  const firstBatch = async () => {
    const some = dice(finished.number).shuffled(samples).slice(0, taken);
    const first = await gather(finished, taken + leftOver.length, ...some, ...leftOver);
    await publish(finished, first, days.at(-75, 9));
    await grantAll(cast, days, first.slice(0, taken));
    return first.slice(taken);
  };
  const past = async () => {
    const funds = await foundFunds(cast, days);
    await passWinter(cast, days, home.hubId, funds);
    const money = funds.until(59);
    await over();
    const left = await firstBatch();
    await money;
    await buyTheRest(cast, days, finished.slug, left, funds);
    await runSweep(closeDueBatches, { now: days.at(-44, 0.1) });
    await tellOfBatch(cast, days, finished.slug);
    const second = await gather(halfWay, 40);
    await publish(halfWay, second, days.at(-12, 9));
    const open = dice(halfWay.number).shuffled(second);
    await fundTheNext(days, await walkHalfWay(cast, days, halfWay.slug, open), funds);
    return funds;
  };
  const present = async () => {
    const fresh = await gather(open, 60);
    await publish(open, fresh, days.at(-2, 9));
    await run(reportConcern, { actor, input: concernWith(fresh[4]!), now: days.at(-2, 20) });
    await approveAll(cast, days, scheduled, await gather(scheduled, 30));
    const input = { slug: scheduled.slug, publishAt: `${days.on(3)}T09:00` };
    await run(scheduleBatch, { actor: cast.coordinator, input, now: days.at(-2, 16) });
    await gather(unread, 10, telling);
    await bringTable(cast, days, unread.slug);
  };
  const [funds] = await Promise.all([past(), present()]);
  await tellOfMoney(funds, days);
  await giveReceipts(cast, days);
  await run(dropLetters, { actor, input: { before: days.at(-1, 0) } });
  await run(finishDemo, { actor, input: {} });
}

/** The coordinator composes what the first batch came to, and the reviewer publishes it. */
async function tellOfBatch({ coordinator, reviewer }: Cast, { at }: Calendar, slug: string) {
  await runSweep(sealRows);
  const { publicId: reportId } = await run(composeBatchReport, {
    actor: coordinator,
    input: { slug },
    now: at(-43, 9),
  });
  const words = {
    intro:
      "第一期四十六个心愿都圆了，其中十个没有人认领，由两个社区基金托底。东西由认领的人买好寄到收件点，我们送到孩子手上，班主任看过。",
    learned: "鞋最容易买小，下一期尺码要量两次。",
  };
  await run(reviseWords, { actor: coordinator, input: { reportId, ...words }, now: at(-43, 10) });
  await run(submitReport, { actor: coordinator, input: { reportId }, now: at(-43, 11) });
  await run(publishReport, { actor: reviewer, input: { reportId }, now: at(-42, 9) });
}

/** What a reader noticed: it tells nothing of anybody, and waits for the steward. */
const concernWith = ({ publicId }: Wish) => ({
  about: `wish:${publicId}`,
  kind: "wrong",
  words: "价格好像写低了，照这个尺码在我们这边的店里要贵一倍，是不是漏了一位数？",
  reporter: { kind: "guest", id: randomUUID() },
  network: "demo",
});

async function found({ coordinator, organizationId }: Cast, { at }: Calendar) {
  const { id: programmeId } = await run(makeProgramme, {
    actor: coordinator,
    input: {
      organizationId,
      slug: "qianyuan",
      title: "千愿圆梦",
      about: "五个乡镇的学校收集孩子们的小心愿，每期几十个，由大家认领，送到孩子手上。",
    },
    now: at(-110, 9),
  });
  const { id: hubId } = await run(makeHub, {
    actor: coordinator,
    input: {
      organizationId,
      name: "禾川县青少年活动中心收件点",
      address: "云岭省青河市禾川县文昌街 18 号一楼",
      phone: "0990-1234567",
      hours: "周一到周六 9:00–17:00",
    },
    now: at(-349, 9.5),
  });
  const { id: booksId } = await run(makeProgramme, {
    actor: coordinator,
    input: {
      organizationId,
      slug: "shuxiang",
      title: "书香进山",
      about: "给山里学校的图书角添书。",
    },
    now: at(-118, 9),
  });
  const { id: schoolId } = await run(makeHub, {
    actor: coordinator,
    input: {
      organizationId,
      name: "柳溪镇中心小学收件点",
      address: "云岭省青河市禾川县柳溪镇学前路 1 号",
      phone: "0990-7654321",
      hours: "上学日 8:00–16:00",
    },
    now: at(-118, 9.5),
  });
  return { programmeId, hubId, over: { programmeId: booksId, hubId: schoolId } };
}

/** Three wishes a donor, one parcel each, one trip of the courier each; the last two are a business's people. */
async function grantAll(cast: Cast, { at }: Calendar, wishes: readonly Wish[]) {
  const { organizationId: business, members } = cast.business;
  const alone = cast.donors.slice(0, -members.length);
  for (const [place, donor] of [...alone, ...members].entries()) {
    const claimed = [];
    const whose = place < alone.length ? {} : { business };
    for (const [index, wish] of wishes.slice(place * 3, place * 3 + 3).entries()) {
      claimed.push(await claim(wish, donor, at(-74 + (place % 6), 9 + place + index / 10), whose));
    }
    await grant(cast, claimed, {
      sent: at(-67 + (place % 4), 10),
      received: at(-62, 9 + place / 4),
      delivered: at(-58 + (place % 5), 9 + place / 2),
      confirmed: at(-50 + (place % 3), 9 + place / 3),
    });
  }
}
