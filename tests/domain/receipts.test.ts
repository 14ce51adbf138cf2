import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { amountInWords } from "~/domain/funds/amount-in-words";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { noteOfficialNumber } from "~/domain/funds/note-official-number.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { myReceipts, receiptsOf } from "~/domain/funds/receipt-queries.server";
import { ask, run } from "~/domain/run.server";
import { drawing } from "~/documents/drawings";
import { closePools, db } from "~/platform/db.server";
import { draw } from "~/platform/drawing.server";
import { aMember, aPerson } from "../factories/accounts";
import {
  aCharity,
  aDeposit,
  aFundAtWork,
  aPledge,
  someMoney,
  type FundAtWork,
} from "../factories/funds";
import { asOwner, rows } from "../setup/database";
import { pdfText } from "../setup/pdf";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const refusedBy = (code: string) => expect.objectContaining({ code });

const paymentOf = async (depositId: string) =>
  (await rows<{ id: string }>("select id from payments where deposit_id = $1", [depositId]))[0]!.id;
const aPayment = async (fund: FundAtWork, amount = "200", more: object = { payer: "陈先生" }) =>
  paymentOf(await someMoney(fund, amount, more));
const issue = (actor: Person, paymentId: string, more = {}) =>
  run(issueReceipt, { actor, input: { paymentId, ...more } });
const numbersOf = async ({ charity }: FundAtWork) =>
  (
    await rows<{ number: number }>(
      "select number from receipts where charity_id = $1 order by number",
      [charity.organizationId],
    )
  ).map(({ number }) => number);

describe("numbers", () => {
  test("fifty receipts written at once have the numbers 1 to 50", async () => {
    const fund = await aFundAtWork();
    const paymentIds: string[] = [];
    for (let count = 0; count < 50; count += 1) paymentIds.push(await aPayment(fund, "10"));
    await Promise.all(paymentIds.map((paymentId) => issue(fund.treasurer, paymentId)));
    expect(await numbersOf(fund)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  }, 120_000);

  test("two funds of one charity share its numbers, a new year begins anew, by China's calendar", async () => {
    const charity = await aCharity();
    const [one, other] = [await aFundAtWork({ charity }), await aFundAtWork({ charity })];
    const at = async (fund: FundAtWork, now: string) =>
      run(issueReceipt, {
        actor: fund.treasurer,
        input: { paymentId: await aPayment(fund) },
        now: new Date(now),
      });
    expect(await at(one, "2026-12-30T00:00:00Z")).toMatchObject({ year: 2026, number: 1 });
    expect(await at(other, "2026-12-31T15:59:59Z")).toMatchObject({ year: 2026, number: 2 });
    expect(await at(one, "2026-12-31T16:00:00Z")).toMatchObject({ year: 2027, number: 1 });
  });

  test("a receipt that is rolled back leaves no gap", async () => {
    const fund = await aFundAtWork();
    const lost = await aPayment(fund);
    await asOwner(owner, async (client) => {
      await client.query("begin; alter table receipts disable trigger receipts_issued");
      const { rows: made } = await client.query<{ number: number }>(
        `insert into receipts (charity_id, fund_id, payment_id, year, jurisdiction, currency, minor, received_on,
           donor_sealed, issued_by, issued_at)
         select $2, p.fund_id, p.id, 2026, 'cn', p.currency, p.minor, '2026-11-20', '\\x00', $3, now()
         from payments p where p.id = $1 returning number`,
        [lost, fund.charity.organizationId, fund.treasurer.personId],
      );
      expect(made).toEqual([{ number: 1 }]);
      await client.query("rollback");
    });
    expect(await issue(fund.treasurer, await aPayment(fund))).toMatchObject({ number: 1 });
    expect(await issue(fund.treasurer, lost)).toMatchObject({ number: 2 });
  });
});

describe("what is written", () => {
  test("a mainland receipt says donor, amount in words, handler and day, and takes the official number later", async () => {
    const fund = await aFundAtWork();
    const { id } = await issue(fund.treasurer, await aPayment(fund, "1680.32"));
    await run(noteOfficialNumber, {
      actor: fund.treasurer,
      input: { receiptId: id, officialNumber: "0001234567" },
    });
    const seen = await run(lookAtReceipt, { actor: fund.approver, input: { receiptId: id } });
    expect(seen).toMatchObject({
      donor: "陈先生",
      inWords: "人民币壹仟陆佰捌拾元叁角贰分",
      amount: { minor: "168032", currency: "CNY" },
      receivedOn: "2026-11-20",
      officialNumber: "0001234567",
      charity: {
        name: "禾川县慈善会",
        registration: expect.stringMatching(/^53990101MJ/) as string,
      },
      voided: null,
    });
    const audited = await rows(
      `select 1 from audit_entries where action = 'funds.lookedAtReceipt' and subject_id = $1
       and subject_type = 'receipt' and fields = '{donor}'`,
      [id],
    );
    expect(audited).toHaveLength(1);
    const [row] = await rows<{ sealed: string }>(
      "select encode(donor_sealed, 'escape') as sealed from receipts where id = $1",
      [id],
    );
    expect(row?.sealed).not.toContain("陈先生");
  });

  test("the donor opens his own, made out to him where no payer was entered; nobody else does", async () => {
    const fund = await aFundAtWork({ charity: await aCharity({ jurisdiction: "us" }) });
    const donor = await aPerson({ name: "林女士" });
    const { reference } = await aPledge(donor, fund);
    const depositId = await someMoney(fund, "200", { reference });
    const { id } = await issue(fund.treasurer, await paymentOf(depositId));
    await rows("update people set name = '财务老周' where id = $1", [fund.treasurer.personId]);
    const seen = await run(lookAtReceipt, { actor: donor, input: { receiptId: id } });
    expect(seen.handler).toBe("财务老周");
    expect((await ask(myReceipts, { actor: donor, input: {} })).receipts).toMatchObject([
      { id, amount: { minor: "20000" }, voided: false },
    ]);
    expect(await ask(myReceipts, { actor: await aPerson(), input: {} })).toEqual({
      ...{ receipts: [], next: null, years: [] },
    });
    expect(seen).toMatchObject({ donor: "林女士", inWords: null, jurisdiction: "us" });
    for (const actor of [await aPerson(), (await aFundAtWork()).treasurer]) {
      await expect(run(lookAtReceipt, { actor, input: { receiptId: id } })).rejects.toEqual(
        refusedBy("not_found"),
      );
    }
  });

  test("it needs money in the books, somebody to thank, and the treasurer; and there is one", async () => {
    const fund = await aFundAtWork();
    const waiting = await aDeposit(fund, "50", { payer: "陈先生" });
    const paymentId = await paymentOf(waiting.id);
    await expect(issue(fund.treasurer, paymentId)).rejects.toEqual(
      refusedBy("receipt_needs_cleared_money"),
    );
    await run(approveDeposit, { actor: fund.approver, input: { depositId: waiting.id } });
    await expect(issue(fund.approver, paymentId)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(issue(await aPerson(), paymentId)).rejects.toEqual(refusedBy("not_found"));
    await issue(fund.treasurer, paymentId);
    await expect(issue(fund.treasurer, paymentId)).rejects.toEqual(
      refusedBy("receipt_given_already"),
    );
    const unknown = await aPayment(fund, "10", {});
    await expect(issue(fund.treasurer, unknown)).rejects.toEqual(refusedBy("receipt_needs_donor"));
    expect(await issue(fund.treasurer, unknown, { donor: "某公司" })).toMatchObject({ number: 2 });
  });
});

describe("what doesn't hold", () => {
  test("a second person voids it with a reason; its number stays and the next goes on", async () => {
    const fund = await aFundAtWork();
    const paymentId = await aPayment(fund);
    const { id } = await issue(fund.treasurer, paymentId);
    const input = { receiptId: id, reason: "抬头写错了" };
    await expect(run(voidReceipt, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(
      run(voidReceipt, { actor: fund.approver, input: { ...input, reason: " " } }),
    ).rejects.toMatchObject({ issues: [{ code: "field_missing", field: "reason" }] });
    await run(voidReceipt, { actor: fund.approver, input });
    await expect(run(voidReceipt, { actor: fund.approver, input })).rejects.toEqual(
      refusedBy("receipt_void_already"),
    );
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const { id: own } = await issue(both, await aPayment(fund));
    await expect(
      run(voidReceipt, { actor: both, input: { ...input, receiptId: own } }),
    ).rejects.toEqual(refusedBy("receipt_needs_second_person"));
    expect(await issue(fund.treasurer, paymentId, { donor: "陈女士" })).toMatchObject({
      number: 3,
    });
    expect(await numbersOf(fund)).toEqual([1, 2, 3]);
    const listed = { actor: fund.approver, input: { slug: fund.slug } };
    expect(await ask(receiptsOf, listed)).toMatchObject({
      may: { issue: false, void: true },
      lacking: [],
      receipts: [
        { voided: false, mayVoid: true },
        { voided: false, mayVoid: true },
        { voided: true, mayVoid: false },
      ],
    });
    const seen = await run(lookAtReceipt, { actor: fund.treasurer, input: { receiptId: id } });
    expect(seen).toMatchObject({ number: "2026-000001", voided: { reason: "抬头写错了" } });
  });

  test("money without one is listed by the day it was received, not by the day it was approved", async () => {
    const fund = await aFundAtWork();
    await aPayment(fund);
    const listed = await ask(receiptsOf, { actor: fund.treasurer, input: { slug: fund.slug } });
    expect(listed.lacking).toMatchObject([{ receivedOn: "2026-11-20" }]);
  });

  test("the application's login can't change what it says, choose its number, or take it away", async () => {
    const fund = await aFundAtWork();
    await issue(fund.treasurer, await aPayment(fund));
    const asApplication = (text: string) => sql.raw(text).execute(db);
    for (const statement of [
      "update receipts set minor = 1",
      "update receipts set number = 7",
      "update receipts set donor_sealed = '\\x00'",
      "delete from receipts",
      "truncate receipts",
      "insert into receipts (number) values (9)",
    ]) {
      await expect(asApplication(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  });
});

describe("on paper", () => {
  const drawn = async (actor: Person, receiptId: string, locale: "zh-CN" | "en") => {
    const receipt = await run(lookAtReceipt, { actor, input: { receiptId } });
    const now = "2026-11-26T00:00:00.000Z";
    return pdfText(await draw({ ...drawing("receipt", receipt), locale, now }));
  };

  test("a mainland acknowledgement says what the law asks, and once void says so", async () => {
    const fund = await aFundAtWork();
    const { id } = await issue(fund.treasurer, await aPayment(fund, "1005.30"));
    const year = new Date().getFullYear();
    const before = await drawn(fund.treasurer, id, "zh-CN");
    for (const part of [
      `${year}-000001`,
      "陈先生",
      "人民币壹仟零伍元叁角整",
      "1,005.30",
      "2026-11-20",
      "禾川县慈善会",
      "待开",
    ])
      expect(before).toContain(part);
    expect(before).not.toContain("作废");
    const input = { receiptId: id, reason: "抬头写错了" };
    await run(voidReceipt, { actor: fund.approver, input });
    const after = await drawn(fund.treasurer, id, "zh-CN");
    for (const part of [`${year}-000001`, "作废", "抬头写错了"]) expect(after).toContain(part);
  }, 90_000);

  test("an American receipt says that nothing was given in return; yen have no decimals", async () => {
    const charity = await aCharity({ jurisdiction: "us" });
    const fund = await aFundAtWork({ charity, currency: "JPY" });
    const { id } = await issue(fund.treasurer, await aPayment(fund, "12000", { payer: "Ann Lee" }));
    const text = await drawn(fund.approver, id, "en");
    expect(text).toContain("No goods or services were provided");
    expect(text).toContain("12,000");
    expect(text).not.toMatch(/12,000\.0|In words|official/);
  }, 90_000);
});

describe("amounts in words", () => {
  test.each([
    [0n, "CNY", "人民币零元整"],
    [5n, "CNY", "人民币伍分"],
    [50n, "CNY", "人民币伍角整"],
    [100n, "CNY", "人民币壹元整"],
    [105n, "CNY", "人民币壹元零伍分"],
    [1000n, "CNY", "人民币壹拾元整"],
    [168032n, "CNY", "人民币壹仟陆佰捌拾元叁角贰分"],
    [100530n, "CNY", "人民币壹仟零伍元叁角整"],
    [10_050_000n, "CNY", "人民币壹拾万零伍佰元整"],
    [1_000_000_01n, "CNY", "人民币壹佰万元零壹分"],
    [100_000_001_00n, "CNY", "人民币壹亿零壹元整"],
    [1_050_0000_00n, "CNY", "人民币壹仟零伍拾万元整"],
    [9999_9999_9999_99n, "CNY", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
    [12000n, "JPY", "日元壹万贰仟元整"],
    [12000n, "USD", "美元壹佰贰拾元整"],
  ])("%s %s is %s", (minor, currency, words) => {
    expect(amountInWords({ minor, currency })).toBe(words);
  });

  test("what has no words is refused", () => {
    for (const minor of [-1n, 10n ** 14n])
      expect(() => amountInWords({ minor, currency: "CNY" })).toThrow();
    expect(() => amountInWords({ minor: 1n, currency: "XYZ" })).toThrow();
  });
});
