import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { describe, expect, test } from "vitest";
import { askGoodsInput } from "~/domain/funds/goods-input";
import {
  allocateInput,
  approvePurchaseInput,
  mendPurchaseInput,
  mostWishes,
  openFundInput,
  recordDepositInput,
  recordPurchaseInput,
  reviseTermsInput,
} from "~/domain/funds/input";
import {
  approveStatementInput,
  chooseColumnsInput,
  goneAfter,
  settleLineInput,
  workListInput,
} from "~/domain/funds/statement/input";

/** What a form is read as, or the words against it by their fields. */
function read(form: z.ZodType, given: unknown) {
  const { success, data, error } = form.safeParse(given);
  if (success) return data;
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const id = randomUUID();

describe("a deposit's form", () => {
  const deposit = { slug: "shiqiao", way: "transfer", amount: "200", receivedOn: "2026-11-20" };

  test("is read with nothing but what came", () => {
    expect(read(recordDepositInput, deposit)).toEqual({
      ...{ ...deposit, reference: "", purpose: "general", payer: "", photos: [] },
    });
  });

  test("knows a reference as it is quoted", () => {
    const quoted = (reference: string) => read(recordDepositInput, { ...deposit, reference });
    expect(quoted("  ")).toMatchObject({ reference: "" });
    expect(quoted("abc")).toEqual(["reference: reference_malformed"]);
  });
});

describe("how a fund may take money", () => {
  const terms = { fundId: id, modes: "none" };

  test("is one word or several", () => {
    expect(read(reviseTermsInput, terms)).toEqual({
      ...{ fundId: id, modes: ["none"], certificate: "", elsewhereUrl: "", closed: false },
    });
    expect(read(reviseTermsInput, { ...terms, modes: ["public", "invited"] })).toMatchObject({
      modes: ["public", "invited"],
    });
    expect(read(reviseTermsInput, { fundId: id })).toEqual(["modes: field_missing"]);
    expect(read(reviseTermsInput, { ...terms, modes: "both" })).toEqual([
      "modes.0: choice_unknown",
    ]);
    const often = Array.from({ length: 41 }, () => "public");
    expect(read(reviseTermsInput, { ...terms, modes: often })).toEqual(["modes: field_too_long"]);
  });

  test("ends by a tick alone", () => {
    expect(read(reviseTermsInput, { ...terms, closed: "yes" })).toMatchObject({ closed: true });
    expect(read(reviseTermsInput, { ...terms, closed: "no" })).toEqual(["closed: choice_unknown"]);
  });

  test("begins with signs for its references, small or capital", () => {
    const opened = (referencePrefix: string) =>
      read(openFundInput, {
        ...{ hostId: id, name: "石桥基金", slug: "shiqiao", currency: "CNY", modes: "none" },
        ...{ coordinatorEmail: "chair@example.org", purpose: "托底", referencePrefix },
      });
    expect(opened("ha")).toMatchObject({ referencePrefix: "HA", locale: "zh-CN", categories: [] });
    expect(opened("h")).toEqual(["referencePrefix: reference_prefix_malformed"]);
  });
});

describe("which wishes shall have money", () => {
  const allocated = (given: object) => read(allocateInput, { slug: "shiqiao", ...given });

  test("are one or many, and no rate need be said", () => {
    expect(allocated({ wishes: "w1" })).toEqual({
      ...{ slug: "shiqiao", wishes: ["w1"], rate: "", margin: 0, rateOf: undefined },
    });
    expect(allocated({ wishes: ["w2", "w1"] })).toMatchObject({ wishes: ["w2", "w1"] });
    for (const none of [undefined, ""])
      expect(allocated({ wishes: none })).toEqual(["wishes: allocation_none_chosen"]);
    const all = Array.from({ length: mostWishes }, (_, at) => `w${at}`);
    expect(allocated({ wishes: all })).toMatchObject({ wishes: all });
    expect(allocated({ wishes: [...all, "one"] })).toEqual(["wishes: too_many_at_once"]);
  });

  test("may cost another currency, at a rate and a margin as they are typed", () => {
    const stated = (of: object) => allocated({ wishes: "w1", ...of });
    expect(stated({ rateOf: "USD", rate: " ７．２５ ", margin: "５ " })).toMatchObject({
      ...{ rateOf: "USD", rate: "7.25", margin: 5 },
    });
    expect(stated({ rateOf: "", margin: " " })).toMatchObject({ rateOf: undefined, margin: 0 });
    expect(stated({ margin: "50" })).toMatchObject({ margin: 50 });
    expect(stated({ margin: "51" })).toEqual(["margin: number_out_of_range"]);
    expect(stated({ margin: "5%" })).toEqual(["margin: percent_malformed"]);
    expect(stated({ margin: "-1" })).toEqual(["margin: percent_malformed"]);
    for (const rate of ["7,25", "7.", "12345678", "1.123456789", "-1"])
      expect(stated({ rateOf: "USD", rate })).toEqual(["rate: rate_malformed"]);
  });
});

describe("an order's form", () => {
  const head = {
    slug: "shiqiao",
    supplier: "石桥供销社",
    invoiceNumber: "F1",
    paidOn: "2026-11-20",
  };
  const [one, other] = [randomUUID(), randomUUID()];

  test("has a line for each allocation that is named, with what belongs to it", () => {
    const order = {
      ...{ ...head, line: [one, other], [`amount-${one}`]: "120" },
      ...{ [`amount-${other}`]: "80", [`deviation-${other}`]: "涨价了" },
    };
    expect(read(recordPurchaseInput, order)).toEqual({
      ...{ ...head, paidFrom: "bank", invoiceAmount: "", invoiceRate: "", delivery: "" },
      ...{ photos: [], files: [], invoiceCurrency: undefined },
      lines: [
        { allocationId: one, amount: "120", deviation: "" },
        { allocationId: other, amount: "80", deviation: "涨价了" },
      ],
    });
    expect(
      read(mendPurchaseInput, { ...head, purchaseId: id, line: one, [`amount-${one}`]: "1" }),
    ).toMatchObject({ purchaseId: id, lines: [{ allocationId: one, amount: "1" }] });
  });

  test("without one is none, and neither is what isn't a form", () => {
    expect(read(recordPurchaseInput, head)).toEqual(["lines: purchase_has_no_lines"]);
    expect(read(recordPurchaseInput, { ...head, line: [7] })).toEqual([
      "lines: purchase_has_no_lines",
    ]);
    expect(read(recordPurchaseInput, null)).toHaveLength(1);
    expect(read(recordPurchaseInput, "line")).toHaveLength(1);
  });

  test("lets some lines wait", () => {
    const approved = (leave: unknown) => read(approvePurchaseInput, { purchaseId: id, leave });
    expect(approved(undefined)).toEqual({ purchaseId: id, leave: [], seen: "", reason: "" });
    expect(approved(one)).toMatchObject({ leave: [one] });
    expect(approved([one, "x"])).toEqual(["leave.1: invalid_input"]);
  });
});

test("further things for one receipt are one or many", () => {
  const asked = (also: unknown) => read(askGoodsInput, { claimId: id, donor: "某人", also });
  for (const none of [undefined, ""]) expect(asked(none)).toMatchObject({ also: [] });
  expect(asked(id)).toMatchObject({ also: [id] });
  expect(asked([id, "x"])).toEqual(["also.1: invalid_input"]);
  expect(asked(Array.from({ length: 200 }, () => id))).toEqual(["also: too_many_at_once"]);
});

describe("a statement's forms", () => {
  const line = { statementId: id, lineId: id };

  test("pass over a column that is left empty", () => {
    const chosen = (columns: object) =>
      read(chooseColumnsInput, { statementId: id, columns, dateOrder: "ymd", flow: "signed" });
    expect(chosen({ 0: "", 1: "amount" })).toMatchObject({ columns: { 0: null, 1: "amount" } });
    expect(chosen({ 0: "colour" })).toHaveLength(1);
    expect(chosen({ first: "amount" })).toHaveLength(1);
  });

  test("name a promise, or leave it to what was found", () => {
    const settled = (reference: string) =>
      read(settleLineInput, { ...line, as: "undo", reference });
    expect(settled("   ")).toEqual({ ...line, as: "undo", reference: "", was: undefined });
    expect(settled("?")).toEqual(["reference: reference_malformed"]);
    expect(settled("x".repeat(31))).toEqual(["reference: field_too_long"]);
    expect(read(settleLineInput, { ...line, as: "burn" })).toEqual(["as: choice_unknown"]);
  });

  test("say which state of it was seen, and where its list goes on", () => {
    expect(read(approveStatementInput, { statementId: id, revision: "3" })).toMatchObject({
      revision: 3,
    });
    expect(read(approveStatementInput, { statementId: id, revision: "3.5" })).toEqual([
      "revision: invalid_input",
    ]);
    const list = (given: object) => read(workListInput, { statementId: id, ...given });
    expect(list({})).toEqual({ statementId: id, show: "all", after: 0 });
    expect(list({ show: "nothing", after: "-1" })).toMatchObject({ show: "all", after: 0 });
    expect(list({ after: "40" })).toMatchObject({ after: 40 });
  });

  test("are forgotten so many days later", () => {
    expect(goneAfter(new Date("2026-11-20T08:00:00Z"), 60)).toEqual(
      new Date("2027-01-19T08:00:00Z"),
    );
  });
});
