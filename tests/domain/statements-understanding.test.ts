import { describe, expect, test } from "vitest";
import type { StatementColumn } from "~/domain/funds/statement/columns";
import { understand } from "~/domain/funds/statement/understand";

const all: StatementColumn[] = [
  ...(["date", "amount", "income", "expense", "direction", "currency"] as const),
  ...(["counterparty", "remark", "remark", "number", "status"] as const),
];
const headings = ["日期", "金额", "收入", "支出", "收支", "币种"];

type Row = Partial<Record<StatementColumn, string>> & { second?: string };

/** A row of a statement that has every column, its remark in two. */
function read({ second = "", ...row }: Row, flow: "signed" | "in" = "signed") {
  let remarks = 0;
  const cells = all.map((column) =>
    column === "remark" && remarks++ > 0 ? second : (row[column] ?? ""),
  );
  return understand(
    { row: 9, cells },
    { columns: Object.fromEntries(all.entries()), dateOrder: "ymd", flow, headings },
    { currency: "CNY", today: "2026-11-26" },
  );
}
const bars = (row: Row) => {
  const { minor, bars } = read({ date: "2026-11-05", ...row });
  return [minor, ...bars];
};

test("a row tells its day, its sum and who gave it, with both its remarks", () => {
  const row = { date: " 2026-11-05 ", amount: "12.30", counterparty: " 林女士 ", number: "a1" };
  expect(read({ ...row, remark: "捐款", second: "书包" })).toEqual({
    ...{ row: 9, day: "2026-11-05", minor: 1230n, bars: [] },
    ...{ counterparty: "林女士", remark: "捐款 · 书包", number: "a1" },
  });
  expect(read({ ...row, second: "书包" }).remark).toBe("书包");
});

describe("what came and what went", () => {
  test.each<[Row, (bigint | string | null)[]]>([
    [{ income: "5" }, [500n]],
    [{ income: "5", expense: "0" }, [500n]],
    [{ expense: "5" }, [-500n, "outgoing"]],
    [{ expense: "-5" }, [-500n, "outgoing"]],
    [{ income: "-5" }, [-500n, "outgoing"]],
    [{ income: "0", expense: "0" }, [0n, "zero"]],
    [{ income: "5", expense: "多少" }, [null, "amount_unreadable"]],
    [{ income: "多少", expense: "5" }, [null, "amount_unreadable"]],
    [{ income: "5", amount: "9" }, [500n]],
    [{ amount: "5" }, [500n]],
    [{ amount: "-5" }, [-500n, "outgoing"]],
    [{ amount: "多少" }, [null, "amount_unreadable"]],
    [{ amount: "5", direction: "收入" }, [500n]],
    [{ amount: "-5", direction: "收入" }, [-500n, "outgoing"]],
    [{ amount: "5", direction: "支出" }, [-500n, "outgoing"]],
    [{ amount: "-5", direction: "支出" }, [-500n, "outgoing"]],
    [{ amount: "5", direction: "/" }, [null, "neutral"]],
    [{ income: "100000000" }, [100_000_000_00n]],
    [{ income: "500,000,000.00" }, [500_000_000_00n, "too_large"]],
    [{ amount: "5", direction: "/", currency: "USD" }, [null, "other_currency", "neutral"]],
  ])("%o", (row, expected) => expect(bars(row)).toEqual(expected));

  test("where all that stands there came, a minus is no way out", () => {
    const came = (amount: string, more: Row = {}) =>
      read({ date: "2026-11-05", amount, ...more }, "in").minor;
    expect([came("-5"), came("5"), came("5", { direction: "支出" })]).toEqual([500n, 500n, -500n]);
  });
});

describe("what bars a row", () => {
  const gift = { amount: "5", remark: "捐款", counterparty: "林女士" };
  test.each<[Row, string[]]>([
    [{ currency: "CNY" }, []],
    [{ currency: "人民币" }, []],
    [{ currency: "USD" }, ["other_currency"]],
    [{ amount: "￥5" }, []],
    [{ amount: "5.00元" }, []],
    [{ amount: "RMB 5" }, []],
    [{ amount: "$5" }, ["other_currency"]],
    [{ amount: "HK$ 5" }, ["other_currency"]],
    [{ amount: "5 EUR" }, ["other_currency"]],
    [{ amount: "", income: "€5", expense: "0" }, ["other_currency"]],
    [{ date: "2026-11-26" }, []],
    [{ date: "2026-11-27" }, ["in_future"]],
    [{ date: "昨天" }, ["day_unreadable"]],
    [{ date: "昨天", amount: "-5" }, ["outgoing"]],
    [{ status: "交易成功" }, []],
    [{ status: "已全额退款" }, ["not_completed"]],
    [{ status: "交易关闭", amount: "-5" }, ["outgoing", "not_completed"]],
    [{ remark: "结息" }, []],
    [{ remark: "结息", counterparty: "" }, ["interest"]],
    [{ remark: "结息", counterparty: "行" }, ["interest"]],
    [{ remark: "结息", counterparty: "某行" }, []],
    [{ remark: "", counterparty: "Stripe" }, ["payout"]],
    [{ remark: "STRIPE payout", counterparty: "" }, ["payout"]],
    [{ remark: "退汇" }, ["returned"]],
    [{ remark: "", counterparty: "退汇" }, []],
    [{ remark: "退汇", amount: "-5" }, ["outgoing"]],
  ])("%o", (row, expected) =>
    expect(read({ date: "2026-11-05", ...gift, ...row }).bars).toEqual(expected),
  );
});

describe("what is no transaction", () => {
  test.each<[string, Row, string[]]>([
    ["a total", { date: "合计", amount: "500" }, ["total"]],
    ["a total without a sum", { date: "本页合计" }, ["total"]],
    ["a sentence", { date: "以下空白" }, ["note"]],
    ["nothing", {}, ["note"]],
    ["a day alone", { date: "2026-11-05" }, ["amount_unreadable"]],
    ["a head again", { date: "日期", amount: "金额", income: "收入" }, ["header_again"]],
    [
      "a head again with one word more",
      { date: "日期", amount: "金额", income: "收入", expense: "支出", number: "流水号" },
      ["header_again"],
    ],
    [
      "a head again with two words more",
      { date: "日期", amount: "金额", income: "收入", status: "状态", number: "流水号" },
      ["amount_unreadable"],
    ],
    ["two words of a head", { date: "日期", direction: "收支" }, ["note"]],
  ])("%s", (_, row, expected) => {
    const line = read(row);
    expect(line.bars).toEqual(expected);
    expect(line.minor).toBeNull();
    if (expected[0] !== "amount_unreadable") expect(line.day).toBeNull();
  });
});
