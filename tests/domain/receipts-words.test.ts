import { describe, expect, test } from "vitest";
import { amountInWords } from "~/domain/funds/amount-in-words";
import { dayOf, yearOf } from "~/domain/funds/receipt-days";
import { receiptNumber } from "~/domain/funds/receipt-number";

describe("a sum is written out as vouchers ask", () => {
  test.each([
    [1_0000_0000_00n, "人民币壹亿元整"],
    [10_0000_0000_00n, "人民币壹拾亿元整"],
    [1_0001_0000_00n, "人民币壹亿零壹万元整"],
    [1_0000_1000_00n, "人民币壹亿零壹仟元整"],
    [2_0020_0002_02n, "人民币贰亿零贰拾万零贰元零贰分"],
    [30_0304_00n, "人民币叁拾万零叁佰零肆元整"],
    [1_0000_10n, "人民币壹万元壹角整"],
    [10n, "人民币壹角整"],
    [11n, "人民币壹角壹分"],
  ])("%s", (minor, words) => {
    expect(amountInWords({ minor, currency: "CNY" })).toBe(words);
  });

  test.each([
    [2005n, "HKD", "港币贰拾元零伍分"],
    [10n, "EUR", "欧元壹角整"],
    [0n, "JPY", "日元零元整"],
    [10n ** 12n - 1n, "JPY", "日元玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元整"],
  ])("%s of %s", (minor, currency, words) => {
    expect(amountInWords({ minor, currency })).toBe(words);
  });

  test("of more than there are words for it says which", () => {
    expect(() => amountInWords({ minor: 10n ** 12n, currency: "JPY" })).toThrow(
      /1000000000000 JPY/,
    );
  });
});

test("a receipt's number has six places, and its day and year are those of China", () => {
  expect([1, 123_456, 1_234_567].map((number) => receiptNumber({ year: 2026, number }))).toEqual([
    ...["2026-000001", "2026-123456", "2026-1234567"],
  ]);
  const eve = new Date("2026-12-31T15:59:59Z");
  const midnight = new Date("2026-12-31T16:00:00Z");
  expect([eve, midnight].map((at) => [dayOf(at), yearOf(at)])).toEqual([
    ["2026-12-31", 2026],
    ["2027-01-01", 2027],
  ]);
});
