import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { formatsOf } from "~/i18n/formats";
import { Reader } from "~/i18n/reader";
import { periodOf } from "~/i18n/report-texts";
import { wordsOf } from "~/i18n/words";
import { useBookDay } from "~/parts/book-day";
import { Answered } from "~/ui/answer";
import { Day } from "~/ui/day";
import { Check, Checks, Field } from "~/ui/field";
import { Labels } from "~/ui/labels";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";
import { now, read, saidBy } from "./read";

describe("a refused form", () => {
  const answer = {
    errors: [{ field: "email", code: "invalid_input" }],
    typed: { email: "lin@", way: "bring" },
  };
  const html = read(
    <Answered answer={answer}>
      <Refused labels={{ email: "邮箱" }} />
      <Field name="email" type="email" label="邮箱" hint="只用来告诉您进度。" />
      <Checks
        name="way"
        legend="怎么给"
        value="ship"
        options={[
          { value: "ship", label: "寄" },
          { value: "bring", label: "带" },
        ]}
      />
    </Answered>,
  );

  test("keeps what was typed and chosen", () => {
    expect(html).toContain('value="lin@"');
    expect(html).toMatch(/<input[^>]*value="bring"[^>]*checked=""|checked=""[^>]*value="bring"/);
    expect(html.match(/checked=""/g)).toHaveLength(1);
  });

  test("ties the error and the hint to the field, and leads there", () => {
    expect(html).toContain('aria-describedby="field-email-hint field-email-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<a href="#field-email">邮箱：');
  });

  test("puts the focus on the summary, without script too", () => {
    expect(html).toMatch(/<div class="refused" role="alert" tabindex="-1" autofocus="">/);
  });

  test("says nothing when nothing was refused", () => {
    expect(read(<Refused />)).toBe("");
  });
});

test("what was refused names its fields as they are called, once they were drawn", () => {
  const errors = ["name", "way", "agreed", "nowhere"].map((field) => ({
    ...{ field, code: "field_missing" },
  }));
  const labels = new Map<string, string>();
  const draw = () =>
    read(
      <Labels.Provider value={labels}>
        <Answered answer={{ errors }}>
          <Refused />
          <Field name="name" label="名称" optional />
          <Checks name="way" legend="怎么给" options={[{ value: "ship", label: "寄" }]} />
          <Check name="agreed" label="我同意" />
        </Answered>
      </Labels.Provider>,
    );
  draw();
  const said = [...draw().matchAll(/<li><a href="#([^"]*)">([^<]*)</g)].map(([, id, text]) => [
    ...[id, text],
  ]);
  expect(said).toEqual([
    ["field-name", "名称：这里要填一下。"],
    ["field-way", "怎么给：这里要填一下。"],
    ["field-agreed", "我同意：这里要填一下。"],
    ["field-nowhere", "这里要填一下。"],
  ]);
});

test("a form that changes something says what it showed, and what is there now where another changed it", () => {
  const fields = (answer?: object) =>
    read(
      <Answered answer={answer} revises>
        <Field name="colour" label="颜色" value="蓝" />
        <Field name="size" label="尺码" value="38" />
      </Answered>,
    );
  expect(fields()).toContain('name="shown.colour" value="蓝"');
  const typed = { colour: "红", size: "39", shown: { colour: "", size: "37" } };
  const told = fields({ errors: [{ field: "colour", code: "changed_meanwhile" }], typed });
  expect(told).toContain('name="shown.colour" value="蓝"');
  expect(told).toMatch(/name="colour"[^>]*value="红"|value="红"[^>]*name="colour"/);
  expect(told).toContain("现在写的是：<b>蓝</b>");
  // What was refused for something else keeps what it showed first.
  expect(told).toContain('name="shown.size" value="37"');
  expect(fields({ errors: [{ field: "size", code: "field_missing" }], typed })).toContain(
    'name="shown.colour" value=""',
  );
});

test("a table names its cells for the cards of a phone", () => {
  const html = read(
    <Table
      label="板子"
      columns={[
        { key: "thing", head: "东西", main: true, cell: (row: { thing: string }) => row.thing },
        { key: "state", head: "状态", cell: () => "在等" },
      ]}
      rows={[{ thing: "书桌" }]}
      rowKey={(row) => row.thing}
    />,
  );
  expect(html).toContain('<th scope="row">书桌</th>');
  expect(html).toContain('<span class="cell-label">状态</span>');
});

describe("dates and money", () => {
  const zh = formatsOf("zh-CN", wordsOf("zh-CN"), now);
  const en = formatsOf("en", wordsOf("en"), now);

  test("are said as people say them", () => {
    expect(zh.day("2026-11-20T17:00:00Z")).toBe("11 月 21 日");
    expect(zh.day("2027-01-02T00:00:00Z")).toBe("2027 年 1 月 2 日");
    expect(zh.dayTime("2026-12-10T10:00:00Z")).toBe("12 月 10 日 18:00");
    expect(en.dayTime("2026-12-10T10:00:00Z")).toBe("10 Dec, 18:00");
    expect(zh.money({ minor: "26000", currency: "CNY" })).toBe("¥260");
    expect(en.money({ minor: "9650", currency: "CNY" })).toBe("¥96.50");
    for (const { money, exact } of [zh, en]) {
      expect(money({ minor: "500", currency: "JPY" })).toBe("JP¥500");
      expect(exact({ minor: "26000", currency: "CNY" })).toBe("¥260.00");
      expect(money({ minor: "26000", currency: "HKD" })).toBe("HK$260");
      expect(money({ minor: "26000", currency: "USD" })).not.toContain("HK");
    }
  });

  test("a period says both years where they differ, and none that goes without saying", () => {
    const both = { firstDay: "2025-12-04", lastDay: "2026-10-18" };
    expect(periodOf(wordsOf("zh-CN"), zh, both)).toBe("2025 年 12 月 4 日至 2026 年 10 月 18 日");
    expect(periodOf(wordsOf("en"), en, both)).toContain("18 Oct 2026");
    const one = { firstDay: "2026-01-01", lastDay: "2026-10-18" };
    expect(periodOf(wordsOf("zh-CN"), zh, one)).toBe("1 月 1 日至 10 月 18 日");
  });

  test("a form about money asks for the day it is in China", () => {
    const Today = () => useBookDay();
    const night = "2026-11-22T16:30:00Z";
    const said = renderToStaticMarkup(
      <Reader locale="zh-CN" words={wordsOf("zh-CN")} now={night}>
        <Today />
      </Reader>,
    );
    expect(said).toBe("2026-11-23");
  });

  test.each([
    ["2026-12-10T10:00:00Z", "还剩 17 天", "17 days left"],
    ["2026-11-24T03:00:00Z", "还剩 1 天", "1 day left"],
    ["2026-11-23T07:30:00Z", "还剩 5 小时", "5 hours left"],
    ["2026-11-23T02:09:01Z", "还剩 10 分钟", "10 minutes left"],
    ["2026-11-23T02:00:00Z", "已截止", "Closed"],
  ])("until %s: %s", (at, inChinese, inEnglish) => {
    expect([zh.daysLeft(at), en.daysLeft(at)]).toEqual([inChinese, inEnglish]);
  });

  test("keep the exact time for who wants it", () => {
    expect(read(<Day at="2026-11-26T10:00:00Z" as="left" />)).toBe(
      '<time dateTime="2026-11-26T10:00:00Z" data-left="" title="11 月 26 日 18:00" class="soon">还剩 3 天</time>',
    );
  });
});

test("a sum that is refused for its limit is told the limit, in the list and at its field", () => {
  const limit = { minor: "500", currency: "CNY" };
  const errors = [{ field: "amount", code: "card_amount_too_small", about: { limit } }];
  const draw = (locale?: "en") =>
    saidBy(
      read(
        <Answered answer={{ errors }}>
          <Refused />
          <Field name="amount" label="x" />
        </Answered>,
        locale,
      ),
    );
  expect(draw().split("刷卡至少要 ¥5，")).toHaveLength(3);
  expect(draw("en").split("By card it takes ¥5 at least.")).toHaveLength(3);
});
