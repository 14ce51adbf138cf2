import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { referenceOf, referenceSigns, referencesInAll } from "~/domain/funds/references";
import {
  chooseColumns,
  lookAtStatementColumns,
} from "~/domain/funds/statement/choose-columns.server";
import { meaningOf } from "~/domain/funds/statement/columns";
import { layoutOf, type Sheet } from "~/domain/funds/statement/layout";
import { masked, withoutTags } from "~/domain/funds/statement/masked";
import { finderOf, quotes } from "~/domain/funds/statement/references-in";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { understand } from "~/domain/funds/statement/understand";
import { readAmount, readDay } from "~/domain/funds/statement/values";
import { openApart } from "~/domain/imports/read-file.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aFundAtWork, aPledge } from "../factories/funds";
import { aPerson } from "../factories/accounts";
import { bankHead, bankRow, daysAgo, sheetOf, workList } from "../factories/statements";
import { gb18030, utf8, utf8WithMark } from "../sheets/bytes";
import { workbook } from "../sheets/workbook";

afterAll(closePools);

describe("values", () => {
  test.each([
    ["2026-11-05", "2026-11-05"],
    ["2026/1/5 09:30:01", "2026-01-05"],
    ["２０２６．１１．０５", "2026-11-05"],
    ["2026年11月5日", "2026-11-05"],
    ["20261105", "2026-11-05"],
    ["20261105093001", "2026-11-05"],
    ["2026-11-05T09:30:01Z", "2026-11-05"],
    ["05/11/2026", "2026-11-05"],
    ["5.11.26", "2026-11-05"],
    ["5 Nov 2026", "2026-11-05"],
    ["05-Nov-26", "2026-11-05"],
    ["November 5, 2026", "2026-11-05"],
    ["2026-02-30", null],
    ["13月45日", null],
    ["", null],
  ])("the day in %j is %j", (text, day) => expect(readDay(text, "dmy")).toBe(day));

  test.each([
    ["1,234.56", "CNY", 123456n],
    ["１，２３４．５", "CNY", 123450n],
    ["¥ 88", "CNY", 8800n],
    ["88.00元", "CNY", 8800n],
    ["(12.30)", "CNY", -1230n],
    ["12.30-", "CNY", -1230n],
    ["−5", "CNY", -500n],
    ["+5", "CNY", 500n],
    ["1.234,56", "EUR", 123456n],
    ["1 234,56 €", "EUR", 123456n],
    ["1'234.50", "EUR", 123450n],
    ["1.234.567", "EUR", 123456700n],
    ["12,5", "EUR", 1250n],
    ["7.00 DR", "USD", -700n],
    ["¥5,000", "JPY", 5000n],
    ["5000.00", "JPY", 5000n],
    ["5000.5", "JPY", null],
    ["1.234", "EUR", null],
    ["--", "CNY", 0n],
    ["二十", "CNY", null],
    ["(5", "CNY", null],
    ["", "CNY", null],
  ])("the amount in “%s” %s is %s", (text, currency, minor) =>
    expect(readAmount(text, currency)).toBe(minor),
  );

  test("headings of banks and platforms say what their columns hold", () => {
    const said = {
      date: ["交易日期", "交易时间", "记账日", "Transaction Date", "Booking date", "Date"],
      amount: ["金额(元)", "交易金额", "Amount (USD)", "发生额"],
      income: ["收入金额", "贷方发生额（收入）", "Paid in", "Credit"],
      expense: ["支出", "借方发生额", "Withdrawals", "Debit"],
      direction: ["收/支", "借贷标志"],
      counterparty: ["对方户名", "交易对方", "付款人名称", "Payer", "对方单位名称"],
      remark: ["摘要", "附言", "交易附言", "备注", "商品", "Description", "Reference"],
      number: ["交易流水号", "交易单号", "流水号", "Transaction ID", "凭证号"],
      account: ["对方账号", "对方卡号", "IBAN", "Account number"],
      balance: ["余额", "账户余额", "Balance"],
      currency: ["币种", "Currency"],
      status: ["当前状态", "交易状态", "Status"],
    };
    for (const [column, headings] of Object.entries(said)) {
      expect(headings.map((heading) => [heading, meaningOf(heading)])).toEqual(
        headings.map((heading) => [heading, column]),
      );
    }
    expect(["序号", "支付方式", "网点", ""].map(meaningOf)).toEqual([null, null, null, null]);
  });
});

describe("what is never kept", () => {
  const tag = () => "0123456789ab";
  test.each([
    ["6222 0212 3456 7890 123", "…0123"],
    ["账号6222021234567890123转入", "账号…0123转入"],
    ["DE89370400440532013000", "…3000"],
    ["20261105093001", "20261105093001"],
    ["2026-11-05 09:30:01", "2026-11-05 09:30:01"],
    ["捐款 SHQ2345678", "捐款 SHQ2345678"],
    ["13800138000", "13800138000"],
  ])("of %j %j is kept", (text, shown) => {
    expect(withoutTags(masked(text, tag))).toBe(shown);
  });
});

describe("references in remarks", () => {
  test("are found whatever stands around them and between their signs (seed 31)", () => {
    const number = fc.integer({ min: 0, max: referencesInAll - 1 });
    const noise = fc.constantFrom("", " ", "捐款", "谢谢", "编号：", "。");
    const between = fc.constantFrom("", " ", "-", "—", "　", "_", ".");
    const look = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) =>
        text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      (text: string) => text.replaceAll("A", "А").replaceAll("K", "К").replaceAll("P", "Р"),
      (text: string) => text.replaceAll("D", "0").replaceAll("S", "5").replaceAll("V", "U"),
    );
    const prefix = fc
      .array(fc.constantFrom(...referenceSigns), { minLength: 2, maxLength: 4 })
      .map((signs) => signs.join(""));
    fc.assert(
      fc.property(
        fc.record({ prefix, number, other: number, before: noise, after: noise, between, look }),
        ({ prefix: begins, number: drawn, other, before, after, between: gap, look: as }) => {
          const known = [{ reference: referenceOf(begins, drawn) }];
          if (other !== drawn) known.push({ reference: referenceOf(begins, other) });
          const text = before + as([...known[0]!.reference].join(gap)) + after;
          expect(finderOf(known)(text)).toContainEqual(known[0]);
        },
      ),
      { numRuns: 400, seed: 31 },
    );
  });

  test("are not found where there is none", () => {
    const find = finderOf([{ reference: referenceOf("SHQ", 4711) }]);
    for (const text of ["", "捐款", "祝孩子们平安", "1234567890123", "SHQ", "x".repeat(400)]) {
      expect(find(text)).toEqual([]);
    }
  });

  const [mine, alike] = ["SHQ", "5HQ"].map((prefix) => ({ reference: referenceOf(prefix, 4711) }));
  const other = { reference: referenceOf("SHQ", 815) };

  test("that stand there to the letter win over those that look like them", () => {
    const find = finderOf([mine!, alike!, other]);
    expect(find(`捐款 ${mine!.reference}`)).toEqual([mine]);
    expect(find(`${mine!.reference}，${other.reference}`)).toEqual([mine, other]);
    expect(find(mine!.reference.slice(0, -1))).toEqual([]);
    const read = mine!.reference.replace("S", "5");
    expect(finderOf([mine!, other])(read)).toEqual([mine]);
    expect(finderOf([other])(read)).toEqual([]);
  });

  test("of a fund are told by its prefix, whatever else stands there", () => {
    const { reference } = mine!;
    expect(quotes(`谢谢 ${reference} 祝好`, ["SHQ"])).toBe(true);
    expect(quotes(`AB${reference}CD`, ["SHQ"])).toBe(true);
    expect(quotes(reference, ["XYZ", "SHQ"])).toBe(true);
    expect(quotes(reference, ["XYZ"])).toBe(false);
    expect(quotes(reference, ["SH"])).toBe(false);
    expect(quotes(reference, [])).toBe(false);
    const wrong = reference.slice(0, -1) + (reference.endsWith("2") ? "3" : "2");
    expect(quotes(wrong, ["SHQ"])).toBe(false);
  });
});

describe("layouts", () => {
  const sheet = (...rows: string[][]): Sheet => ({
    name: "1",
    rows: rows.map((cells, at) => ({ row: at + 1, cells })),
  });
  const read = (one: Sheet, currency = "CNY") => {
    const layout = layoutOf([one], currency);
    const below = one.rows.filter(({ row }) => row > layout.headerRow);
    return {
      layout,
      lines: below.map((row) => understand(row, layout, { currency, today: "2026-11-26" })),
    };
  };

  test("a WeChat list: words above, direction in a column, yuan signs, states", () => {
    const { layout, lines } = read(
      sheet(
        ["微信支付账单明细"],
        ["起始时间：[2026-11-01]"],
        [
          "交易时间",
          "交易类型",
          "交易对方",
          "商品",
          "收/支",
          "金额(元)",
          "支付方式",
          "当前状态",
          "交易单号",
          "备注",
        ],
        [
          "2026-11-05 10:00:00",
          "转账",
          "林女士",
          "捐款",
          "收入",
          "¥120.00",
          "/",
          "已收钱",
          "…1234#aa",
          "/",
        ],
        [
          "2026-11-06 10:00:00",
          "商户消费",
          "超市",
          "水",
          "支出",
          "¥5.00",
          "零钱",
          "支付成功",
          "…1235#ab",
          "/",
        ],
        [
          "2026-11-06 11:00:00",
          "零钱提现",
          "银行",
          "/",
          "/",
          "¥50.00",
          "/",
          "提现已到账",
          "…1236#ac",
          "/",
        ],
        [
          "2026-11-07 10:00:00",
          "转账",
          "王先生",
          "捐款",
          "收入",
          "¥9.00",
          "/",
          "已全额退款",
          "…1237#ad",
          "/",
        ],
      ),
    );
    expect(layout).toMatchObject({ headerRow: 3, doubts: [] });
    expect(lines.map(({ day, minor, bars }) => [day, minor, ...bars])).toEqual([
      ["2026-11-05", 12000n],
      ["2026-11-06", -500n, "outgoing"],
      ["2026-11-06", null, "neutral"],
      ["2026-11-07", 900n, "not_completed"],
    ]);
    expect(lines[0]).toMatchObject({ counterparty: "林女士", remark: "捐款 · /" });
  });

  test("one signed column in English; and two columns, one of which is empty", () => {
    const signed = read(
      sheet(
        ["Date", "Description", "Amount", "Balance"],
        ["25/11/2026", "Gift FH", "€ 40,00", "100,00"],
        ["24/11/2026", "Fee", "-1,50", "60,00"],
      ),
      "EUR",
    );
    expect(signed.layout).toMatchObject({ dateOrder: "dmy", doubts: [] });
    expect(signed.lines.map(({ day, minor }) => [day, minor])).toEqual([
      ["2026-11-25", 4000n],
      ["2026-11-24", -150n],
    ]);
    const two = read(
      sheet(
        ["日期", "收入", "支出", "摘要"],
        ["2026-11-05", "", "3.00", "费"],
        ["2026-11-05", "9", "0.00", "捐"],
      ),
    );
    expect(two.lines.map(({ minor }) => minor)).toEqual([-300n, 900n]);
  });

  test("what can't be told is asked: unsigned sums, dates that can be read both ways, headings nobody knows", () => {
    expect(read(sheet(["Date", "Amount"], ["05/11/2026", "5"])).layout.doubts).toEqual([
      ...["dateOrder", "direction"],
    ]);
    expect(read(sheet(["甲", "乙"], ["2026-11-05", "5.00"])).layout.doubts).toEqual([
      "date",
      "amount",
    ]);
  });

  test("a file with no days and sums, and one with two tables, are refused", () => {
    const codes = (sheets: Sheet[]) => {
      try {
        return layoutOf(sheets, "CNY").headings;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const table = sheet(["日期", "收入"], ["2026-11-05", "5"]);
    expect(codes([sheet(["姓名", "心愿"], ["陈雨桐", "书包"])])).toBe("statement_not_recognised");
    expect(codes([sheet(["日期", "收入"])])).toBe("statement_not_recognised");
    expect(codes([table, { ...table, name: "2" }])).toBe("statement_has_many_tables");
  });
});

describe("files", () => {
  const text = [bankHead, bankRow({ on: "2026-11-05", income: "10", from: "林女士" })]
    .map((cells) => cells.join(","))
    .join("\r\n");
  const cellsOf = async (bytes: Uint8Array, name: string, most = 100) =>
    (await openApart(bytes, { name, most })).map(({ rows }) =>
      rows.map(({ cells }) => cells.map((cell) => cell?.text ?? "")),
    );

  test.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a mark", utf8WithMark(text)],
    ["GB18030", gb18030(text)],
  ])("%s is opened in a process apart", async (_, bytes) => {
    const [rows] = await cellsOf(bytes, "流水.csv");
    expect(rows?.[0]).toEqual(bankHead);
    expect(rows?.[1]?.[3]).toBe("林女士");
  });

  test("a workbook with real dates and numbers is; formulas are texts and values", async () => {
    const bytes = await workbook([
      {
        name: "明细",
        rows: [bankHead, [new Date(Date.UTC(2026, 10, 5)), 1234.5, null, '=HYPERLINK("x")', "捐"]],
      },
    ]);
    const [rows] = await cellsOf(bytes, "明细.xlsx");
    expect(rows?.[1]?.slice(0, 4)).toEqual(["2026-11-05", "1234.5", "", '=HYPERLINK("x")']);
  });

  test.each([
    ["sheet_empty", new Uint8Array(), "空.csv"],
    ["sheet_empty", utf8("\n\n , \n"), "空.csv"],
    ["sheet_not_a_table", utf8("%PDF-1.7"), "流水.pdf"],
    ["sheet_too_long", utf8("a,b\n".repeat(120)), "长.csv"],
  ])("%s", async (code, bytes, name) => {
    await expect(cellsOf(bytes, name)).rejects.toMatchObject({ code, field: "file" });
  });
});

test("what was asked of the columns is settled once, and known when the headings come again", async () => {
  const fund = await aFundAtWork();
  const { reference } = await aPledge(await aPerson(), fund, "120");
  const bring = (rows: string[][]) =>
    run(startStatement, {
      actor: fund.treasurer,
      input: { slug: fund.slug, sheets: [sheetOf([["哪天", "多少", "写了什么"], ...rows])] },
    });
  const first = await bring([
    [daysAgo(), "120", reference],
    [daysAgo(), "8", "费"],
  ]);
  expect(first.unsure).toBe(true);
  const input = { statementId: first.id };
  const asked = await run(lookAtStatementColumns, { actor: fund.treasurer, input });
  expect(asked.doubts).toEqual(["date", "amount"]);
  expect(asked.columns[2]).toMatchObject({ heading: "写了什么", first: [reference, "费"] });
  const choose = (columns: Record<string, string>) =>
    run(chooseColumns, {
      actor: fund.treasurer,
      input: { ...input, columns, dateOrder: "ymd", flow: "in" },
    });
  await expect(choose({ 0: "date", 2: "remark" })).rejects.toMatchObject({
    code: "statement_needs_amount",
  });
  await expect(choose({ 1: "amount", 2: "" })).rejects.toMatchObject({
    code: "statement_needs_day",
  });
  await expect(choose({ 0: "date", 1: "amount", 2: "income" })).rejects.toMatchObject({
    code: "statement_needs_amount",
  });
  for (const twice of ["expense", "direction", "currency", "counterparty", "number", "status"])
    await expect(choose({ 0: "date", 1: "amount", 2: twice, 3: twice })).rejects.toMatchObject({
      code: "statement_column_twice",
      field: "columns",
    });
  await choose({ 0: "date", 1: "amount", 2: "remark" });
  const read = await workList(fund.treasurer, first.id);
  // The heading is no row above the table.
  expect(read).toMatchObject({ state: "open", counts: { pledge: 1, decide: 1 }, rowsAbove: 0 });
  const second = await bring([[daysAgo(), "9", "又一笔"]]);
  expect(second.unsure).toBe(false);
  expect(await workList(fund.treasurer, second.id)).toMatchObject({
    state: "open",
    counts: { decide: 1 },
  });
});
