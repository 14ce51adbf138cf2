import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { donorNameDays, forgetDonors } from "~/domain/funds/forget-donors.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { mendReceipt } from "~/domain/funds/mend-receipt.server";
import { myGiving } from "~/domain/funds/my-giving.server";
import { noteOfficialNumber } from "~/domain/funds/note-official-number.server";
import { yearOf } from "~/domain/funds/receipt-days";
import { myReceipts, receiptSeen, receiptsOf } from "~/domain/funds/receipt-queries.server";
import { pageSize } from "~/domain/funds/list-pages";
import { fundTodo } from "~/domain/funds/todo.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import { system } from "~/domain/actor";
import { ask, run, runSweep } from "~/domain/run.server";
import { drawing } from "~/documents/drawings";
import { closePools } from "~/platform/db.server";
import { draw } from "~/platform/drawing.server";
import { aPerson } from "../factories/accounts";
import { aCardFund, type CardFund } from "../factories/cards";
import { aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aPaidCard } from "../factories/receipts";
import { rows } from "../setup/database";
import { pdfText } from "../setup/pdf";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

const issue = (actor: Person, paymentId: string) =>
  run(issueReceipt, { actor, input: { paymentId, donor: "林女士" } });
const mend = (actor: Person, receiptId: string) =>
  run(mendReceipt, { actor, input: { receiptId } });
const listOf = ({ treasurer, slug }: Pick<CardFund, "treasurer" | "slug">) =>
  ask(receiptsOf, { actor: treasurer, input: { slug } });
const tasksOf = async ({ treasurer, slug }: CardFund) =>
  (await ask(fundTodo, { actor: treasurer, input: { slug } })).map(({ task }) => task);
const overstated = async () =>
  (await ask(lookAtBooks, { actor: system("books"), input: {} })).laws
    .flatMap(({ findings }) => findings)
    .filter(({ what }) => what === "receipt_overstates");

describe("after money went back", () => {
  test("a part: one step voids the receipt and writes one for the rest, by who wrote it or not", async () => {
    const fund = await aCardFund();
    const donor = await aPerson();
    const card = await aPaidCard(fund, donor);
    const { id } = await issue(fund.treasurer, card.paymentId);
    await expect(mend(fund.treasurer, id)).rejects.toEqual(refusedBy("receipt_agrees_with_books"));
    await card.refund(3000n);
    expect(await tasksOf(fund)).toContain("receipts");
    expect((await listOf(fund)).toMend).toMatchObject([
      { id, amount: { minor: "10000" }, held: { minor: "7000" } },
    ]);
    await expect(mend(fund.approver, id)).rejects.toEqual(refusedBy("not_allowed"));
    await expect(mend(await aPerson(), id)).rejects.toEqual(refusedBy("not_found"));
    const settled = await Promise.allSettled([mend(fund.treasurer, id), mend(fund.treasurer, id)]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

    const list = await listOf(fund);
    expect(list).toMatchObject({ toMend: [], lacking: [] });
    expect(list.receipts.map(({ amount, voided }) => [amount?.minor, voided])).toEqual(
      expect.arrayContaining([
        ["7000", false],
        ["10000", true],
      ]),
    );
    expect(await tasksOf(fund)).not.toContain("receipts");
    const { receipts } = await ask(myReceipts, { actor: donor, input: {} });
    const anew = receipts.find(({ voided }) => !voided)!;
    const seen = await run(lookAtReceipt, { actor: donor, input: { receiptId: anew.id } });
    expect(seen).toMatchObject({ donor: "林女士", amount: { minor: "7000" } });
    expect(seen.replaces).toMatch(/-000001$/);
    expect(await ask(receiptSeen, { actor: donor, input: { receiptId: id } })).toMatchObject({
      byBooks: true,
      replacedBy: { id: anew.id },
    });
    // One letter tells of the new one and of what it stands for.
    const letters = await rows<{ kind: string }>(
      "select kind from letters where person_id = $1 and kind like 'receipt-%' order by created_at",
      [donor.personId],
    );
    expect(letters.map(({ kind }) => kind)).toEqual(["receipt-issued", "receipt-issued"]);
    const year = yearOf(new Date());
    expect(await ask(myGiving, { actor: donor, input: { year } })).toMatchObject({
      sums: [{ count: 1, amount: { minor: "7000", currency: "CNY" } }],
      // Numbers are the charity's, whichever of its funds the money went to.
      receipts: [{ by: seen.charity.name }],
    });
    expect(anew.charity).toBe(seen.charity.name);
    expect(anew.charity).not.toBe(anew.fund.name);
  });

  test("all of it: the receipt is void and there is no new one; what had none gets none", async () => {
    const fund = await aCardFund();
    const donor = await aPerson();
    const [card, bare] = [await aPaidCard(fund, donor), await aPaidCard(fund, donor)];
    const { id } = await issue(fund.treasurer, card.paymentId);
    for (const one of [card, bare]) await one.refund(10_000n);
    expect(await mend(fund.treasurer, id)).toEqual({ id: null });
    expect(await listOf(fund)).toMatchObject({ toMend: [], lacking: [], receipts: [{}] });
    for (const { paymentId } of [card, bare])
      await expect(issue(fund.treasurer, paymentId)).rejects.toEqual(
        refusedBy("receipt_needs_cleared_money"),
      );
    const seen = await run(lookAtReceipt, { actor: donor, input: { receiptId: id } });
    const paper = await pdfText(
      await draw({ ...drawing("receipt", seen), locale: "zh-CN", now: "2026-11-26T00:00:00.000Z" }),
    );
    for (const part of ["作废", "钱已退回", "-000001"]) expect(paper).toContain(part);
    const told = await rows(
      "select 1 from letters where kind = 'receipt-voided' and person_id = $1",
      [donor.personId],
    );
    expect(told).toHaveLength(1);
  }, 60_000);

  test("what went back before there was a receipt is not on it; what comes back is", async () => {
    const fund = await aCardFund();
    const card = await aPaidCard(fund, await aPerson());
    const source = await card.refund(2500n);
    expect((await listOf(fund)).lacking).toMatchObject([{ amount: { minor: "7500" } }]);
    const { id } = await issue(fund.treasurer, card.paymentId);
    await card.refundFails(source, 2500n);
    expect((await listOf(fund)).toMend).toMatchObject([{ id, held: { minor: "10000" } }]);
    const { id: anew } = await mend(fund.treasurer, id);
    expect(
      await run(lookAtReceipt, { actor: fund.treasurer, input: { receiptId: anew! } }),
    ).toMatchObject({ amount: { minor: "10000" } });
  });

  test("a dispute decides nothing while it is open; once lost, the receipt is to be mended", async () => {
    const fund = await aCardFund();
    const card = await aPaidCard(fund, await aPerson());
    const { id } = await issue(fund.treasurer, card.paymentId);
    await card.dispute(10_000n);
    expect((await listOf(fund)).toMend).toEqual([]);
    await expect(mend(fund.treasurer, id)).rejects.toEqual(refusedBy("receipt_agrees_with_books"));
    await card.loseDispute(10_000n);
    expect((await listOf(fund)).toMend).toMatchObject([{ id, held: { minor: "0" } }]);

    expect(await overstated()).toEqual([]);
    await rows("update disputes set closed_at = clock_timestamp() - interval '15 days'");
    expect(await overstated()).toEqual([
      { what: "receipt_overstates", receipt: id, stated: "10000", held: "0" },
    ]);
    await mend(fund.treasurer, id);
    expect(await overstated()).toEqual([]);
  });
});

describe("the official number", () => {
  test("is entered by the treasurer, mended with a record, and stays once the receipt is void", async () => {
    const fund = await aFundAtWork();
    const depositId = await someMoney(fund, "200", { payer: "陈先生" });
    const [paid] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const { id: receiptId } = await issue(fund.treasurer, paid!.id);
    const note = (actor: Person, officialNumber: string) =>
      run(noteOfficialNumber, { actor, input: { receiptId, officialNumber } });
    await expect(note(fund.treasurer, "一二三四")).rejects.toMatchObject({
      issues: [{ code: "official_number_malformed", field: "officialNumber" }],
    });
    await expect(note(fund.approver, "0001234567")).rejects.toEqual(refusedBy("not_allowed"));
    for (const number of ["0001234567", "0001234576"]) await note(fund.treasurer, number);
    const seen = await ask(receiptSeen, { actor: fund.treasurer, input: { receiptId } });
    expect(seen).toMatchObject({ officialNumber: "0001234576", may: { note: true, mend: false } });
    expect(
      await rows(
        "select 1 from audit_entries where action = 'funds.noteOfficialNumber' and subject_id = $1",
        [receiptId],
      ),
    ).toHaveLength(2);
  });
});

describe("lists and terms", () => {
  test("lists go on from page to page, each receipt and each payment once", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    const { reference } = await aPledge(donor, fund, "10");
    const all = pageSize + 2;
    for (let count = 0; count < all; count += 1) await someMoney(fund, "10", { reference });
    const { treasurer, slug } = fund;
    const seen: string[] = [];
    for (let lacking: string | null = ""; lacking !== null;) {
      const page: Awaited<ReturnType<typeof listOf>> = await ask(receiptsOf, {
        actor: treasurer,
        input: { slug, lacking },
      });
      seen.push(...page.lacking.map(({ id }) => id));
      lacking = page.nextLacking;
    }
    expect(new Set(seen).size).toBe(all);
    expect(seen).toHaveLength(all);
    for (const paymentId of seen) await issue(treasurer, paymentId);
    for (const read of [
      (after: string) => ask(receiptsOf, { actor: treasurer, input: { slug, after } }),
      (after: string) => ask(myReceipts, { actor: donor, input: { after } }),
    ]) {
      const numbers: string[] = [];
      for (let after: string | null = ""; after !== null;) {
        const page: { receipts: { number: string }[]; next: string | null } = await read(after);
        numbers.push(...page.receipts.map(({ number }) => number));
        after = page.next;
      }
      expect(numbers).toEqual([...new Set(numbers)]);
      expect(numbers).toHaveLength(all);
    }
  }, 120_000);

  test("after its term a donor's name is gone from receipt and payment, and what was given stays", async () => {
    const fund = await aFundAtWork();
    const depositId = await someMoney(fund, "200", { payer: "陈先生" });
    const [paid] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      depositId,
    ]);
    const { id: receiptId } = await run(issueReceipt, {
      actor: fund.treasurer,
      input: { paymentId: paid!.id },
    });
    const look = () => run(lookAtReceipt, { actor: fund.treasurer, input: { receiptId } });
    await runSweep(forgetDonors);
    expect(await look()).toMatchObject({ donor: "陈先生" });
    const later = new Date(Date.now() + (donorNameDays + 2) * 86_400_000);
    expect(await runSweep(forgetDonors, { now: later })).toBeGreaterThanOrEqual(2);
    expect(await look()).toMatchObject({ donor: "", amount: { minor: "20000" } });
    expect(
      await rows(
        `select 1 from receipts r join payments p on p.id = r.payment_id
         where r.id = $1 and r.key_id is null and p.key_id is null`,
        [receiptId],
      ),
    ).toHaveLength(1);
    expect(
      await rows(
        "select 1 from audit_entries where action = 'funds.forgotDonor' and subject_id = $1",
        [receiptId],
      ),
    ).toHaveLength(1);
    expect(await runSweep(forgetDonors, { now: later })).toBe(0);
  });
});
