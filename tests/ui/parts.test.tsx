import { describe, expect, test } from "vitest";
import { moneyFigures, wireMoney, wishFigures } from "~/domain/reports/figures";
import { AlreadyReported } from "~/parts/already-reported";
import { BatchLanterns } from "~/parts/batch-lanterns";
import { ClaimRoad } from "~/parts/claim-road";
import { ErrorScene } from "~/parts/error-scene";
import { ReportDesk } from "~/parts/report-desk";
import { PurchaseLines } from "~/parts/report-lines";
import { ReportFlow } from "~/parts/report-money";
import { WishFilters, wishesAt } from "~/parts/wish-filters";
import { WishTag } from "~/parts/wish-tag";
import { categories, type ClaimSeen, type WishSeen } from "~/parts/wires";
import { wordsOf } from "~/i18n/words";
import { drawings } from "~/ui/drawings";
import { now, read, saidBy } from "./read";

const wish: WishSeen = {
  id: "k3x9",
  number: 7,
  title: "带两层书架的书桌",
  category: "desk",
  alias: "小禾",
  ageBand: "9-11",
  place: "云溪乡",
  words: "想要一张自己的桌子。",
  spec: "宽 100 cm",
  price: { minor: "26000", currency: "CNY" },
  state: "open",
  claim: null,
  closesAt: "2026-12-10T10:00:00Z",
  grantedAt: null,
  batch: { slug: "third", name: "第三批" },
};

describe("a wish's tag", () => {
  test("says who, what, how much and how long, with one action", () => {
    expect(saidBy(read(<WishTag wish={wish} />))).toBe(
      "书桌 第三批 07 号 带两层书架的书桌 小禾 ，9–11 岁，云溪乡 想要一张自己的桌子。 宽 100 cm ¥260 还剩 17 天 我来圆 ：带两层书架的书桌",
    );
  });

  test("in English leads to English pages and marks the child's words as Chinese", () => {
    const html = read(<WishTag wish={wish} />, "en");
    expect(html).toContain('href="/en/wishes/k3x9"');
    expect(html).toContain('<p class="note" lang="zh-CN">');
    expect(html).toContain("17 days left");
  });

  test("offers no claim once somebody has it", () => {
    const html = read(<WishTag wish={{ ...wish, state: "taken", claim: "held" }} />);
    expect(html).toContain("有人正在认领");
    expect(html).not.toContain("button-primary");
  });

  test("carries the stamp and the day once it has come true", () => {
    const granted = { ...wish, state: "granted", grantedAt: "2026-11-20T04:30:00Z" } as const;
    const html = read(<WishTag wish={granted} />);
    expect(html).toContain('aria-label="已圆梦"');
    expect(html).toContain("11 月 20 日");
  });
});

describe("a report at its desk", () => {
  const figures = moneyFigures([], []);
  const report = {
    ...({ id: "r624prbbkz", state: "in_review", version: 1, ownerSlug: "stone-bridge" } as const),
    ...{ intro: "", learned: "", failed: "", correction: "", corrects: false, sentBack: "" },
    ...{ sealedNumber: "53", purchases: 0, deliveries: 0, photos: [], mine: false, again: false },
    money: wireMoney(figures, "CNY"),
    late: { minor: "7777", currency: "CNY" },
    figures: { wishes: wishFigures([], { firstDay: "2026-10-01", lastDay: "2026-10-31" }) },
    can: { edit: false, submit: false, publish: true, correct: false, recompose: false },
    moved: null,
    waiting: [{ id: "1", supplier: "供销社", paidOn: "2026-10-20" }],
    overlaps: [{ id: "rvcuzqczzz", firstDay: "2026-09-01", lastDay: "2026-10-02", version: 2 }],
  };

  test("says what it opens with, which purchases wait and which reports it overlaps", () => {
    const html = read(<ReportDesk report={report} at="/fund/stone-bridge/reports/r624prbbkz" />);
    expect(html).toContain("期末多（负数是少）¥77.77：");
    expect(html).toContain('href="/fund/stone-bridge/purchases/1"');
    expect(html).toContain('href="/reports/rvcuzqczzz"');
    expect(html).toContain("/publication");
  });

  test("offers no publishing while it is overtaken", () => {
    const overtaken = { ...report, moved: "report_not_sealed" } as const;
    const html = read(<ReportDesk report={overtaken} at="/fund/stone-bridge/reports/r624prbbkz" />);
    expect(html).toContain("还没有封存");
    expect(html).not.toContain("/publication");
  });
});

test("every category has its drawing", () => {
  expect(Object.keys(drawings)).toEqual([...categories]);
});

test("a filter's address says only what is set", () => {
  expect(wishesAt({})).toBe("/wishes");
  expect(wishesAt({ category: "coat", priceMax: "200", place: "" })).toBe(
    "/wishes?category=coat&price_max=200",
  );
});

test("the chosen kind is marked and its link takes it off", () => {
  const category = [{ value: "coat" as const, count: 3 }];
  const facets = { category, place: [], batch: [], price: [] };
  const html = read(<WishFilters filters={{ category: "coat" }} facets={facets} />, "en");
  expect(html).toContain('<a href="/en/wishes" aria-current="true">');
});

describe("a claim's road", () => {
  const claim: ClaimSeen = { state: "sent", heldAt: now, committedAt: now, sentAt: now };

  test("has five steps and stands at one of them", () => {
    const html = read(<ClaimRoad claim={claim} />);
    expect(html.match(/<li/g)).toHaveLength(5);
    expect(html.match(/road-done/g)).toHaveLength(2);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  });

  test("ends where the claim ended", () => {
    const html = read(<ClaimRoad claim={{ ...claim, state: "cancelled", endedAt: now }} />);
    expect(html).toContain("取消了");
    expect(html.match(/<li/g)).toHaveLength(3);
  });

  test("is whole when it is confirmed", () => {
    const confirmed = { ...claim, state: "confirmed", confirmedAt: now } as const;
    expect(read(<ClaimRoad claim={confirmed} />).match(/road-done/g)).toHaveLength(5);
  });
});

test("lanterns name their thing and say their state in words, and what is hidden hangs nowhere", () => {
  const html = read(
    <BatchLanterns
      legend
      wishes={[
        { id: "a", number: 1, title: "书桌", state: "open", claim: null },
        { id: "b", number: 2, title: "棉衣", state: "taken", claim: "sent" },
        { id: "c", number: 3, title: "台灯", state: "withdrawn", claim: null },
      ]}
    />,
  );
  expect(html).toContain('aria-label="2 个心愿，一盏灯一个"');
  expect(saidBy(html)).toContain("1 书桌 等人来圆 2 棉衣 在路上");
});

test.each([403, 404, 410, 429, 500])("the page of a %d offers a way on", (status) => {
  for (const locale of ["zh-CN", "en"] as const) {
    const html = read(<ErrorScene status={status} />, locale);
    expect(html).toMatch(/<h1>.+<\/h1>/);
    expect(html).toContain(locale === "en" ? 'href="/en' : 'href="/');
  }
});

test("a period's flow tells what was corrected as nothing that was given back", () => {
  const yuan = (minor: string) => ({ minor, currency: "CNY" });
  const of = (opening: string, corrected: string, refunded = "0") => ({
    ...{ opening: yuan(opening), corrected: yuan(corrected), refunded: yuan(refunded) },
    income: [{ kind: "cash" as const, amount: yuan("500") }],
    ...{ fees: yuan("0"), purchases: yuan("0"), delivery: yuan("0"), disputed: yuan("0") },
    ...{ allocated: yuan("0"), released: yuan("0"), reserved: yuan("0") },
    ...{ closing: yuan("10000"), available: yuan("10000") },
  });
  const told = (figures: ReturnType<typeof of>) =>
    saidBy(read(<ReportFlow money={figures} delivered={0n} />));
  expect(told(of("10000", "-500"))).not.toContain("退回和被追回");
  expect(told(of("10000", "0", "500"))).toContain("退回和被追回");
});

test("money that published reports will not tell of names each of them, and says nothing where there is none", () => {
  const reports = [
    { publicId: "r1", firstDay: "2026-10-01", lastDay: "2026-10-31" },
    { publicId: "r2", firstDay: "2026-01-01", lastDay: "2026-12-31" },
  ];
  const says = wordsOf("en").statements.approve.reported;
  const html = read(<AlreadyReported reports={reports} says={says} />, "en");
  expect(html.match(/href="[^"]+"/g)).toEqual(['href="/en/reports/r1"', 'href="/en/reports/r2"']);
  expect(saidBy(html)).toMatch(
    /report on 1 Oct to 31 Oct, which is published.*report on 1 Jan to 31 Dec/,
  );
  expect(read(<AlreadyReported reports={[]} says={says} />)).toBe("");
});

test("what a shop gave back stands in a report as that, not as a wish that is hidden", () => {
  const line = { kind: "purchase", happenedOn: "2026-11-05" } as const;
  const yuan = (minor: string) => ({ minor, currency: "CNY" });
  const of = (place: number, wish: string | null = null) => ({ place, same: place, wish });
  const lines = [
    { ...line, ...of(1, "k3x9mmqq22"), category: "desk" as const, amount: yuan("8000") },
    { ...line, ...of(2), same: null, category: "bag" as const, amount: yuan("5000") },
    { ...line, ...of(3), same: null, category: null, amount: yuan("-3000") },
    { ...line, ...of(4), category: null, amount: yuan("100") },
  ];
  const html = read(<PurchaseLines lines={lines} sum={yuan("10000")} />);
  const { lines: text } = wordsOf("zh-CN").reports;
  const told = html.split("<tr").map(saidBy);
  expect(told.filter((row) => row.includes(text.hidden))).toHaveLength(1);
  expect(told.filter((row) => row.includes(text.back))).toEqual([
    expect.stringMatching(new RegExp(`${text.back}.*${text.none}`)) as string,
  ]);
  expect(told.filter((row) => row.includes(text.untold))).toEqual([
    expect.stringContaining(text.other) as string,
  ]);
});
