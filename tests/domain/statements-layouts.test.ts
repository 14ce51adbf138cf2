import { describe, expect, test } from "vitest";
import { columnsOf, headScore, plainHeading } from "~/domain/funds/statement/columns";
import { layoutOf, type Sheet } from "~/domain/funds/statement/layout";

const sheet = (rows: string[][], name = "1", from = 1): Sheet => ({
  name,
  rows: rows.map((cells, at) => ({ row: at + from, cells })),
});
/** What a table's rows leave open, and how its days are read. */
const doubtsOf = (head: string[], ...rows: string[][]) => {
  const { dateOrder, doubts, flow } = layoutOf([sheet([head, ...rows])], "CNY");
  expect(flow).toBe("signed");
  return [dateOrder, ...doubts].join(" ");
};
const refusal = (...sheets: Sheet[]) => {
  try {
    return layoutOf(sheets, "CNY").sheet;
  } catch (error) {
    const { code, field } = error as { code: string; field: string };
    return [code, field];
  }
};

describe("headings", () => {
  test("are the same however they are written", () => {
    const same = [
      "金额(元)",
      "金额（元）",
      "金额【元】",
      "金 额：",
      "＊金额*",
      "金额[元](净)",
      "金_额",
    ];
    expect(same.map(plainHeading)).toEqual(same.map(() => "金额"));
    expect(plainHeading("Amount (USD) / Value-date, “a”.")).toBe("amountvaluedate“a”");
    expect(plainHeading(`${"a".repeat(80)}b`)).toBe("a".repeat(80));
  });

  test("of days: the transaction's before the payment's before the booking's, then the first", () => {
    const chosen = (...headings: string[]) => {
      const columns = columnsOf(headings);
      return headings.filter((_, at) => columns[at] === "date");
    };
    expect(chosen("日期", "记账日期", "付款日期", "交易日期")).toEqual(["交易日期"]);
    expect(chosen("日期", "记账日期", "付款日期")).toEqual(["付款日期"]);
    expect(chosen("日期", "记账日期")).toEqual(["记账日期"]);
    expect(chosen("Date", "Posting date", "Payment date", "Transaction date")).toEqual([
      "Transaction date",
    ]);
    expect(chosen("Value date", "Date")).toEqual(["Value date"]);
    expect(chosen("交易日期", "交易时间")).toEqual(["交易日期"]);
    expect(columnsOf(["摘要", "收入", "备注", "贷方", "网点", ""])).toEqual({
      ...{ 0: "remark", 1: "income", 2: "remark", 3: null, 4: null, 5: null },
    });
  });

  test("count for each thing that they say once; a day with a sum makes a head for sure", () => {
    expect(headScore(["日期", "收入"])).toBe(22);
    expect(headScore(["日期", "支出", "摘要", "备注"])).toBe(23);
    expect(headScore(["日期", "金额", "网点"])).toBe(22);
    expect(headScore(["日期", "摘要"])).toBe(2);
    expect(headScore(["收入", "支出"])).toBe(2);
    expect(headScore(["日期", "交易日期"])).toBe(0);
    expect(headScore(["日期", "", "多少"])).toBe(0);
  });
});

describe("the table of a file", () => {
  const head = ["日期", "收入", "摘要"];
  const row = ["2026-11-05", "5", "捐款"];

  test("is under the heading that says most, on whichever sheet", () => {
    const cover = sheet(
      [
        ["余额", "币种"],
        ["5", "CNY"],
      ],
      "封面",
    );
    const found = layoutOf(
      [cover, sheet([["单位", "摘要"], ["摘要", "余额"], head, row], "明细", 4)],
      "CNY",
    );
    expect(found).toEqual({
      ...{ sheet: "明细", headerRow: 6, headings: head, flow: "signed", dateOrder: "ymd" },
      ...{ columns: { 0: "date", 1: "income", 2: "remark" }, doubts: [] },
    });
    // Of two heads that say as much, the first is it; the other is only there again.
    expect(layoutOf([sheet([head, row, head, row])], "CNY").headerRow).toBe(1);
  });

  test("is looked for in eighty rows, and has rows below it", () => {
    const above = (count: number) => Array.from({ length: count }, () => ["说明"]);
    expect(layoutOf([sheet([...above(79), head, row])], "CNY").headerRow).toBe(80);
    expect(layoutOf([sheet([...above(79), head, ["以下"], row])], "CNY").headerRow).toBe(80);
    expect(layoutOf([sheet([...above(80), head, ["以下"], row])], "CNY").headerRow).toBe(0);
    expect(refusal(sheet([head]), sheet([["甲", "乙"], row], "2"))).toBe("2");
  });

  test("where none says day and sum, the one that says most is asked about", () => {
    const weak = sheet([["余额", "摘要"], row], "弱");
    const better = sheet([["余额", "摘要", "币种"], row], "强");
    expect(refusal(weak, better)).toBe("强");
    expect(refusal(better, weak)).toBe("强");
    expect(refusal(weak, sheet([head, row], "明细"))).toBe("明细");
    expect(refusal(sheet([head, row]), sheet([head, row], "2"))).toEqual([
      ...["statement_has_many_tables", "file"],
    ]);
  });

  test("without known headings begins where a day and a sum stand together", () => {
    const at = (rows: string[][]) => {
      const {
        sheet: name,
        headerRow,
        headings,
        doubts,
      } = layoutOf([sheet([["甲", "乙"]], "空"), sheet(rows, "有", 3)], "CNY");
      expect([name, ...doubts]).toEqual(["有", "date", "amount"]);
      return [headerRow, ...headings];
    };
    expect(at([["哪天", "多少"], row])).toEqual([3, "哪天", "多少"]);
    expect(at([["石桥基金"], ["2026-11-05"], ["5.00", "6.00"], row])).toEqual([
      ...[5, "5.00", "6.00"],
    ]);
    // One word above is a title, and where nothing stands above there is no head.
    expect(at([["石桥基金", ""], row])).toEqual([0]);
    expect(at([row])).toEqual([0]);
    expect(at([["05/11/2026", "5.00"]])).toEqual([0]);
    expect(at([["25/11/2026", "5.00"]])).toEqual([0]);
    expect(
      at([
        ["Quand", "Combien"],
        ["11/25/2026", "5.00"],
        ["11/08/2026", "6.00"],
      ]),
    ).toEqual([...[3, "Quand", "Combien"]]);
    const nothing = ["statement_not_recognised", "file"];
    expect(refusal(sheet([["2026-11-05", "2026-11-06"]]))).toEqual(nothing);
    expect(refusal(sheet([["2026-11-05", "--"]]))).toEqual(nothing);
    expect(refusal(sheet([["2026-11-05", "捐款"]]))).toEqual(nothing);
    expect(refusal(sheet([["2026-11-05", "5 号"]]))).toEqual(nothing);
    expect(refusal(sheet([["甲", "5.00"]]))).toEqual(nothing);
    expect(refusal()).toEqual(nothing);
  });
});

describe("what a table's rows leave open", () => {
  const income = ["日期", "收入"];
  test.each<[string, string[]]>([
    ["ymd", ["2026-11-05", "2026-11-06"]],
    ["dmy", ["25/11/2026", "05/11/2026"]],
    ["dmy", ["05/11/2026", "25/11/2026"]],
    ["mdy", ["05/11/2026", "11/25/2026"]],
    ["dmy dateOrder", ["05/11/2026"]],
    ["dmy dateOrder", ["05-11-2026", "12/12/2026"]],
    ["dmy", ["05.11.2026"]],
    ["dmy dateOrder", ["05.11.2026", "05/11/2026"]],
    ["dmy", ["13/12/2026"]],
    ["mdy", ["12/13/2026"]],
    // Two figures for a year may stand first as well.
    ["dmy dateOrder", ["25/11/26"]],
    ["dmy dateOrder", ["20/11/26"]],
    ["dmy", ["19/11/26", "25/11/26"]],
    ["dmy", ["25/11/2026", "25/11/26"]],
    ["mdy", ["11/25/26"]],
    ["ymd", ["昨天", ""]],
  ])("is “%s” for days as %j", (expected, days) => {
    expect(doubtsOf(income, ...days.map((on) => [on, "5"]))).toBe(expected);
  });

  test("is whether sums came, where no minus, no word and no column says so", () => {
    const on = "2026-11-05";
    expect(doubtsOf(["日期", "金额"], [on, "5"], [on, "多少"], [on, ""])).toBe("ymd direction");
    expect(doubtsOf(["日期", "金额"], [on, "5"], [on, "0"])).toBe("ymd direction");
    expect(doubtsOf(["日期", "金额"], [on, "5"], [on, "-5"])).toBe("ymd");
    expect(doubtsOf(["日期", "金额", "收/支"], [on, "5"])).toBe("ymd");
    expect(doubtsOf(["日期", "金额", "收入"], [on, "5"])).toBe("ymd");
    expect(doubtsOf(["日期", "支出"], [on, "5"])).toBe("ymd amount");
    expect(doubtsOf(["金额", "摘要"], ["-5", on])).toBe("ymd date");
    expect(doubtsOf(["余额", "摘要"], ["5", on])).toBe("ymd date amount");
  });

  test("is told by its first two hundred rows", () => {
    const rows = (count: number) => Array.from({ length: count }, () => ["2026-11-05", "5"]);
    const head = ["日期", "金额"];
    expect(doubtsOf(head, ...rows(199), ["2026-11-05", "-5"])).toBe("ymd");
    expect(doubtsOf(head, ...rows(200), ["2026-11-05", "-5"])).toBe("ymd direction");
  });
});
