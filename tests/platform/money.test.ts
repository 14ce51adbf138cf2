import { describe, expect, test } from "vitest";
import { isTooFine, isTooLong, parseAmount, plainAmount } from "~/platform/money";

const minor = (text: string, currency = "CNY") => parseAmount(text, currency)?.minor ?? null;

describe("an amount that a person typed", () => {
  test.each([
    ["120", 12_000n],
    ["89.5", 8_950n],
    ["89.50", 8_950n],
    [" 1,200.05 ", 120_005n],
    ["1 200", 120_000n],
    ["12,345,678", 1_234_567_800n],
    ["１２０．５", 12_050n],
    ["￥120", 12_000n],
    ["¥ 1,200", 120_000n],
    ["120元", 12_000n],
    ["120 rmb", 12_000n],
    ["CNY 120", 12_000n],
    ["0", 0n],
    ["007", 700n],
  ])("%s is read", (text, read) => {
    expect(minor(text)).toBe(read);
  });

  test.each(
    `12,50 1,5 1,0000 12,34,567 1.250,00 1,200.555 .5 5. 1..5 1,200,50 $120 €120 120美元 -5 +5 1e3 abc
    12元5 ¥ 1234567890123 1,200 300`.split(/\s+(?!300)/),
  )("%s is not, since it may be meant in another way", (text) => {
    expect(minor(text)).toBeNull();
  });

  test("has the sign of its own currency", () => {
    expect(minor("€12.50", "EUR")).toBe(1_250n);
    expect(minor("$20.01", "EUR")).toBeNull();
    expect(minor("¥20.02", "EUR")).toBeNull();
    expect(minor("US$20", "USD")).toBe(2_000n);
    expect(minor("HK$20", "HKD")).toBe(2_000n);
    expect(minor("HK$20", "USD")).toBeNull();
    expect(minor("1,200円", "JPY")).toBe(1_200n);
  });

  test("has the decimals of its currency", () => {
    expect(minor("89.50", "JPY")).toBeNull();
    expect(isTooFine("89.50", "JPY")).toBe(true);
    expect(isTooFine("89", "JPY")).toBe(false);
    expect(isTooFine("89.505", "CNY")).toBe(true);
    expect(isTooFine("89.50", "CNY")).toBe(false);
    expect(isTooFine("about 89.505", "CNY")).toBe(false);
  });

  test("has twelve digits before the point at most", () => {
    expect(minor("999999999999")).toBe(99_999_999_999_900n);
    expect(minor("999,999,999,999")).toBe(99_999_999_999_900n);
    for (const text of [
      "1000000000000",
      "1,000,000,000,000.5",
      "1 000 000 000 000",
      "9".repeat(20),
    ]) {
      expect(minor(text)).toBeNull();
      expect(isTooLong(text, "CNY")).toBe(true);
    }
    for (const text of ["999999999999.555", "about 1000000000000", "12,50", ""])
      expect(isTooLong(text, "CNY")).toBe(false);
  });

  test("is shown as it can be typed again", () => {
    for (const [of, text] of [
      [{ minor: 12_000n, currency: "CNY" }, "120"],
      [{ minor: 8_950n, currency: "CNY" }, "89.50"],
      [{ minor: 5n, currency: "CNY" }, "0.05"],
      [{ minor: 1_200n, currency: "JPY" }, "1200"],
    ] as const) {
      expect(plainAmount(of)).toBe(text);
      expect(parseAmount(text, of.currency)).toEqual(of);
    }
  });
});
