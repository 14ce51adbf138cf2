import { describe, expect, test } from "vitest";
import { referenceOf } from "~/domain/funds/references";
import { matcher, type Known, type Promised, type Recorded } from "~/domain/funds/statement/match";
import { bars, type ReadLine } from "~/domain/funds/statement/understand";

const [first, second] = [referenceOf("QY", 1_234_567), referenceOf("QY", 7_654_321)];
const elsewhere = referenceOf("SH", 42);

const promise = (more: Partial<Promised> = {}): Promised => ({
  ...{ id: "one", reference: first, minor: 5000n, state: "promised", way: "transfer" },
  ...{ promisedOn: "2026-03-01", names: ["柳溪茶厂"] },
  ...more,
});
const line = (more: Partial<ReadLine> = {}): ReadLine => ({
  ...{ row: 5, day: "2026-03-05", minor: 5000n, counterparty: "不认识", remark: "" },
  ...{ number: "", bars: [] },
  ...more,
});
const gift = (more: Partial<Recorded> = {}): Recorded => ({
  ...{ paymentId: "gift", day: "2026-03-05", minor: 5000n, pledgeId: null, payer: "", cash: false },
  ...more,
});
/** What lines are found to be, one after the other. */
const judged = (known: Partial<Known>, ...lines: readonly Partial<ReadLine>[]) => {
  const judge = matcher({
    ...{ pledges: [], recorded: [], held: new Set(), prefix: "QY", otherPrefixes: ["SH"] },
    ...{ before: () => null, undone: () => false },
    ...known,
  });
  return lines.map((one) => judge(line(one)));
};
const told = (known: Partial<Known>, ...lines: readonly Partial<ReadLine>[]) =>
  judged(known, ...lines).map(({ found, candidateId, why }) =>
    [found, candidateId, ...why].filter(Boolean).join(" "),
  );

describe("a line with a reference", () => {
  const said = (promised: Partial<Promised>, of: Partial<ReadLine> = {}, more = {}) =>
    told({ pledges: [promise(promised)], ...more }, { remark: `捐款 ${first}`, ...of })[0];

  test.each<[string, Partial<Promised>, Partial<ReadLine>?]>([
    ["matched one", {}],
    ["matched one", { promisedOn: "2026-03-05" }],
    ["matched one", {}, { day: "2026-08-28" }],
    ["probable one long_after", {}, { day: "2026-08-29" }],
    ["probable one before_promise", { promisedOn: "2026-03-06" }],
    ["probable one amount_differs", {}, { minor: 4999n }],
    ["probable one paid_already", { state: "paid" }],
    ["probable one pledge_over", { state: "cancelled" }],
    ["probable one pledge_over", { state: "failed" }],
    ["probable one by_card", { way: "stripe" }],
    ["probable one amount_differs paid_already", { state: "paid" }, { minor: 1n }],
  ])("is %s", (expected, promised, of) => expect(said(promised, of)).toBe(expected));

  test("is the promise's however the name stands, and also where the reference is in the name", () => {
    expect(said({}, { remark: "", counterparty: `王${first}` })).toBe("matched one");
  });

  test("that quotes two is probably the first one's", () => {
    const pledges = [promise(), promise({ id: "two", reference: second })];
    expect(told({ pledges }, { remark: `${first} ${second}` })).toEqual([
      "probable one several_references",
    ]);
  });

  test("keeps a promise once, and one that another statement holds not at all", () => {
    const remark = first;
    expect(told({ pledges: [promise()] }, { remark }, { remark })).toEqual([
      "matched one",
      "probable one matched_twice",
    ]);
    expect(said({}, {}, { held: new Set(["one"]) })).toBe("probable one matched_twice");
    expect(said({ state: "paid" }, {}, { held: new Set(["one"]) })).toBe(
      "probable one paid_already",
    );
  });

  test("that was undone is looked at again, and takes no promise away", () => {
    const pledges = [promise()];
    const undone = ({ row }: ReadLine) => row === 5;
    expect(told({ pledges, undone }, { remark: first }, { remark: first, row: 6 })).toEqual([
      "probable one undone_before",
      "matched one",
    ]);
    expect(told({ pledges, undone }, { remark: first, minor: 1n })).toEqual([
      "probable one undone_before amount_differs",
    ]);
  });

  test("that nobody knows, or of another fund, says so", () => {
    expect(told({}, { remark: second }, { remark: elsewhere }, { remark: "QY" })).toEqual([
      "unmatched reference_unknown",
      "not_gift other_fund",
      "unmatched",
    ]);
    expect(told({ pledges: [promise()] }, { remark: `${first} ${elsewhere}` })).toEqual([
      "matched one",
    ]);
  });
});

describe("a line without a reference", () => {
  test.each<[string, Partial<Promised>, Partial<ReadLine>?]>([
    ["probable one name_and_amount", {}, { counterparty: " 柳溪 · 茶厂" }],
    ["probable one name_and_amount", { names: ["甲", "Ｌin Ｙ*."] }, { counterparty: "lin y" }],
    ["probable one name_and_amount", {}, { counterparty: "柳溪茶厂", day: "2026-08-28" }],
    ["unmatched", {}, { counterparty: "柳溪茶厂", day: "2026-08-29" }],
    ["probable one amount_and_date", {}, { day: "2026-03-15" }],
    ["unmatched", {}, { day: "2026-03-16" }],
    ["probable one amount_and_date", { promisedOn: "2026-03-05" }],
    ["unmatched", { promisedOn: "2026-03-06" }],
    ["unmatched", { state: "paid" }],
    ["unmatched", { way: "stripe" }],
    ["unmatched", {}, { minor: 5001n }],
    ["probable one amount_and_date", { names: [""] }, { counterparty: "" }],
  ])("is %s", (expected, promised, of) => {
    expect(told({ pledges: [promise(promised)] }, of ?? {})).toEqual([expected]);
  });

  test("points to no promise by its sum alone where two would fit, but by a name it does", () => {
    const pledges = [promise(), promise({ id: "two", reference: second, names: ["石桥小学"] })];
    expect(told({ pledges }, {}, { counterparty: "石桥小学" })).toEqual([
      "unmatched",
      "probable two name_and_amount",
    ]);
    expect(told({ pledges, held: new Set(["one"]) }, {})).toEqual(["probable two amount_and_date"]);
  });

  test("that was undone is looked at again, with the promise that it may be", () => {
    const undone = () => true;
    expect(told({ undone }, {})).toEqual(["probable undone_before"]);
    expect(told({ undone, pledges: [promise()] }, {})).toEqual(["probable one undone_before"]);
  });
});

describe("a gift that was entered by hand", () => {
  test("explains one line of its day and sum, by its promise or its payer", () => {
    const recorded = [gift({ payer: "柳溪茶厂" })];
    const known = { recorded };
    const [sure, then] = judged(known, { counterparty: "柳溪 茶厂" }, { counterparty: "柳溪茶厂" });
    expect(sure).toEqual({
      ...{ found: "before", why: ["recorded_by_hand"] },
      ...{ candidateId: null, knownPaymentId: "gift" },
    });
    expect(then).toMatchObject({ found: "unmatched", knownPaymentId: null });
    expect(
      told({ pledges: [promise()], recorded: [gift({ pledgeId: "one" })] }, { remark: first }),
    ).toEqual(["before recorded_by_hand"]);
    expect(
      told({ pledges: [promise()], recorded: [gift({ pledgeId: "two" })] }, { remark: first }),
    ).toEqual(["matched one"]);
  });

  test("of its day and sum alone perhaps does, once; of another day or sum it doesn't", () => {
    expect(told({ recorded: [gift()] }, {}, {})).toEqual([
      "probable perhaps_recorded",
      "unmatched",
    ]);
    expect(told({ recorded: [gift({ day: "2026-03-04" })] }, {})).toEqual(["unmatched"]);
    expect(told({ recorded: [gift({ minor: 4999n })] }, {})).toEqual(["unmatched"]);
    expect(told({ recorded: [gift()] }, { counterparty: "" })).toEqual([
      "probable perhaps_recorded",
    ]);
  });

  test("in cash explains no transfer of the same person for sure", () => {
    const cash = gift({ payer: "柳溪茶厂", cash: true });
    expect(told({ recorded: [cash] }, { counterparty: "柳溪茶厂" })).toEqual([
      "probable perhaps_recorded",
    ]);
    const paid = promise({ state: "paid" });
    const known = { pledges: [paid], recorded: [gift({ pledgeId: "one", cash: true })] };
    expect(told(known, { remark: first })[0]).not.toContain("before");
  });
});

describe("what bars a line", () => {
  const unread = ["day_unreadable", "amount_unreadable", "in_future", "too_large"] as const;
  const soft = ["interest", "payout", "returned"] as const;
  test.each(bars)("%s", (bar) => {
    const known = { pledges: [promise()], before: () => "same_number" as const };
    const isSoft = soft.some((one) => one === bar);
    const found = unread.some((one) => one === bar) ? "unread" : "not_gift";
    const [all] = told(known, { bars: [bar], remark: first });
    expect(all).toBe(isSoft ? "before same_number" : `${found} ${bar}`);
    // Who quotes a promise means it, whatever else the bank's words look like.
    const [quoting] = told({ pledges: [promise()] }, { bars: [bar], remark: first });
    expect(quoting).toBe(isSoft ? "matched one" : `${found} ${bar}`);
    expect(told({}, { bars: [bar] })).toEqual([`${found} ${bar}`]);
  });

  test("what can't be read comes before what is no gift, and all of it is told", () => {
    expect(told({}, { bars: ["other_currency", "in_future"] })).toEqual([
      "unread other_currency in_future",
    ]);
  });
});
