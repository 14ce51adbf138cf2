import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { lookAtReceipt } from "~/domain/funds/look-at-receipt.server";
import { mendReceipt } from "~/domain/funds/mend-receipt.server";
import { noteOfficialNumber } from "~/domain/funds/note-official-number.server";
import { dayOf, yearOf } from "~/domain/funds/receipt-days";
import { myReceipts, receiptSeen, receiptsOf } from "~/domain/funds/receipt-queries.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { toldOf } from "../factories/card-facts";
import { aCardFund, rows } from "../factories/cards";
import { aCharity, aFundAtWork, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { aPaidCard } from "../factories/receipts";

afterAll(closePools);

const refusedBy = (code: string, field?: string) =>
  expect.objectContaining(field ? { code, field } : { code });
const paymentOf = async (depositId: string) =>
  (await rows<{ id: string }>("select id from payments where deposit_id = $1", [depositId]))[0]!.id;
const aPayment = async (fund: FundAtWork, more: object = { payer: "陈先生" }, amount = "200") =>
  paymentOf(await someMoney(fund, amount, more));
const issue = (actor: Person, paymentId: string, donor?: string) =>
  run(issueReceipt, { actor, input: { paymentId, donor } });
const look = (actor: Person, receiptId: string) =>
  run(lookAtReceipt, { actor, input: { receiptId } });
const seen = (actor: Person, receiptId: string) =>
  ask(receiptSeen, { actor, input: { receiptId } });
const year = yearOf(new Date());
const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;

test("a receipt is made out to the name given, else to the payer, else to who promised; not to nobody", async () => {
  const fund = await aFundAtWork();
  const donor = await aPerson({ name: "林女士" });
  const { reference } = await aPledge(donor, fund);
  const [named, payer, promised, nobody] = [
    await aPayment(fund, { payer: "陈先生", reference }),
    await aPayment(fund, { payer: "陈先生", reference }),
    await aPayment(fund, { reference }),
    await aPayment(fund, {}),
  ];
  const donors = [];
  for (const [paymentId, donor] of [[named, "某公司"], [payer], [promised]] as const) {
    const { id } = await issue(fund.treasurer, paymentId!, donor);
    donors.push((await look(fund.treasurer, id)).donor);
    expect(await toldOf({ receiptId: id })).toEqual(["receipt_issued"]);
  }
  expect(donors).toEqual(["某公司", "陈先生", "林女士"]);
  await expect(issue(fund.treasurer, nobody)).rejects.toEqual(
    refusedBy("receipt_needs_donor", "donor"),
  );
});

describe("a receipt for money", () => {
  test("is read whole by its donor, its treasurer and its approver, and by nobody else of the fund", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson({ name: "林女士" });
    await rows("update people set name = '财务老周' where id = $1", [fund.treasurer.personId]);
    const { reference } = await aPledge(donor, fund);
    const { id } = await issue(fund.treasurer, await aPayment(fund, { reference }, "1005.30"));
    const whole = {
      ...{ jurisdiction: "cn", officialNumber: "", way: "transfer", donor: "林女士" },
      ...{ number: `${year}-000001`, valueBasis: null, things: [], receivedOn: "2026-11-20" },
      ...{ amount: { minor: "100530", currency: "CNY" }, inWords: "人民币壹仟零伍元叁角整" },
      ...{ issuedOn: dayOf(new Date()), handler: "财务老周", fund: "石桥社区慈善基金" },
      charity: {
        name: "禾川县慈善会",
        registration: expect.stringMatching(/^53990101MJ/) as string,
      },
      ...{ replaces: null, voided: null },
    };
    for (const actor of [donor, fund.treasurer, fund.approver])
      expect(await look(actor, id)).toEqual(whole);
    for (const actor of [fund.chair, fund.publisher])
      for (const reads of [look, seen])
        await expect(reads(actor, id)).rejects.toEqual(refusedBy("not_allowed"));
    const audited = await rows(
      "select actor_id, organization_id from audit_entries where action = 'funds.lookedAtReceipt' and subject_id = $1",
      [id],
    );
    expect(audited).toHaveLength(3);
    expect(audited).toContainEqual({ actor_id: donor.personId, organization_id: fund.fundId });
  });

  test("its page shows each who may do what: note its number, void it; never who wrote it", async () => {
    const charity = await aCharity();
    const fund = await aFundAtWork({ charity });
    const donor = await aPerson();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const { reference } = await aPledge(donor, fund);
    const { id } = await issue(both, await aPayment(fund, { reference, payer: "陈先生" }));
    const page = {
      ...{ id, number: `${year}-000001`, amount: { minor: "20000", currency: "CNY" } },
      ...{ goods: false, receivedOn: "2026-11-20", issuedAt: at, voided: false, things: [] },
      ...{ jurisdiction: "cn", charity: "禾川县慈善会", voidedAt: null, byBooks: false },
      ...{ replaces: null, replacedBy: null, held: null, desk: `/fund/${fund.slug}` },
      fund: { slug: fund.slug, name: "石桥社区慈善基金" },
    };
    const may = (note: boolean, voids: boolean) => ({ note, mend: false, void: voids });
    const bare = { ...page, reason: "", officialNumber: "" };
    expect(await seen(donor, id)).toEqual({ ...bare, desk: null, may: may(false, false) });
    expect(await seen(both, id)).toEqual({ ...bare, may: may(true, false) });
    expect(await seen(fund.treasurer, id)).toEqual({ ...bare, may: may(true, false) });
    expect(await seen(fund.approver, id)).toEqual({ ...bare, may: may(false, true) });

    const listed = async (actor: Person) => {
      const list = await ask(receiptsOf, { actor, input: { slug: fund.slug } });
      return [list.may, list.receipts.map(({ mayVoid }) => mayVoid), list.goodsAt];
    };
    expect(await listed(both)).toEqual([{ issue: true, void: true }, [false], null]);
    expect(await listed(fund.approver)).toEqual([{ issue: false, void: true }, [true], null]);
    const [host] = await rows<{ slug: string }>("select slug from organizations where id = $1", [
      charity.organizationId,
    ]);
    expect(await listed(charity.coordinator)).toEqual([
      ...[{ issue: false, void: false }, [false], host!.slug],
    ]);

    const note = (officialNumber: string) =>
      run(noteOfficialNumber, { actor: both, input: { receiptId: id, officialNumber } });
    await note("0001234567");
    await run(voidReceipt, {
      actor: fund.approver,
      input: { receiptId: id, reason: "抬头写错了" },
    });
    await expect(note("0001234568")).rejects.toEqual(refusedBy("receipt_void_already"));
    await expect(run(mendReceipt, { actor: both, input: { receiptId: id } })).rejects.toEqual(
      refusedBy("receipt_void_already"),
    );
    expect(await toldOf({ receiptId: id })).toEqual([
      ...["receipt_issued", "receipt_numbered", "receipt_voided"],
    ]);
    expect(await seen(fund.approver, id)).toEqual({
      ...{ ...bare, voided: true, voidedAt: at, reason: "抬头写错了" },
      ...{ officialNumber: "0001234567", may: may(false, false) },
    });
    expect((await look(both, id)).voided).toEqual({
      ...{ on: dayOf(new Date()), reason: "抬头写错了", byBooks: false },
    });
    const us = await aFundAtWork({ charity: await aCharity({ jurisdiction: "us" }) });
    const { id: theirs } = await issue(us.treasurer, await aPayment(us));
    expect((await seen(us.treasurer, theirs)).may).toEqual(may(false, false));
  });
});

test("a receipt that the books overtook is told of, mended by its treasurer to the same name, and names the other", async () => {
  const fund = await aCardFund();
  const donor = await aPerson();
  const card = await aPaidCard(fund, donor);
  const { id } = await issue(fund.treasurer, card.paymentId, "林女士");
  await card.refund(2_500n);
  const held = { minor: "7500", currency: "CNY" };
  expect(await seen(fund.treasurer, id)).toMatchObject({
    ...{ held, may: { note: true, mend: true, void: false } },
  });
  expect(await seen(fund.approver, id)).toMatchObject({ held, may: { mend: false, void: true } });
  expect(await seen(donor, id)).toMatchObject({ held: null, may: { mend: false } });
  const list = () => ask(receiptsOf, { actor: fund.treasurer, input: { slug: fund.slug } });
  expect((await list()).toMend).toEqual([
    {
      ...{ id, held, number: `${year}-000001`, amount: { minor: "10000", currency: "CNY" } },
      ...{ goods: false, voided: false, issuedAt: at, receivedOn: dayOf(new Date()) },
      officialNumber: "",
      charity: "禾川县慈善会",
      fund: { slug: fund.slug, name: "石桥社区慈善基金" },
    },
  ]);
  const todo = await ask(fundTodo, { actor: fund.treasurer, input: { slug: fund.slug } });
  expect(todo).toContainEqual(expect.objectContaining({ task: "receipts", count: 1 }));

  const { id: anew } = await run(mendReceipt, { actor: fund.treasurer, input: { receiptId: id } });
  expect([await toldOf({ receiptId: id }), await toldOf({ receiptId: anew! })]).toEqual([
    ["receipt_issued", "receipt_voided"],
    ["receipt_issued"],
  ]);
  expect(await seen(donor, id)).toMatchObject({
    ...{ voided: true, byBooks: true, replaces: null },
    replacedBy: { id: anew, number: `${year}-000002` },
  });
  expect(await seen(donor, anew!)).toMatchObject({
    ...{ voided: false, byBooks: false, replacedBy: null, replaces: `${year}-000001` },
    ...{ amount: held, held: null },
  });
  expect(await look(fund.approver, anew!)).toMatchObject({
    ...{ donor: "林女士", amount: held, way: "stripe", replaces: `${year}-000001` },
  });
  expect((await look(fund.approver, id)).voided).toMatchObject({ byBooks: true });
  const [row] = await rows("select voided_by, issued_by from receipts where id = $1", [id]);
  expect(row).toEqual({ voided_by: fund.treasurer.personId, issued_by: fund.treasurer.personId });

  // Once its donor's name is forgotten nothing new can be made out to him; all of it back needs no name.
  await card.refund(500n);
  await rows("update receipts set key_id = null where id = $1", [anew]);
  const mend = () => run(mendReceipt, { actor: fund.treasurer, input: { receiptId: anew! } });
  await expect(mend()).rejects.toEqual(refusedBy("receipt_needs_donor"));
  await card.refund(7_000n);
  expect(await mend()).toEqual({ id: null });
  expect(await toldOf({ receiptId: anew! })).toEqual(["receipt_issued", "receipt_voided"]);
});

test("lists are newest first, go on from the row behind, and show what lacks one by what is held of it", async () => {
  const fund = await aCardFund();
  const donor = await aPerson();
  const cards = [];
  for (const minor of [10_000n, 20_000n, 30_000n]) cards.push(await aPaidCard(fund, donor, minor));
  const list = (more: object = {}, actor = fund.approver) =>
    ask(receiptsOf, { actor, input: { slug: fund.slug, ...more } });
  await cards[1]!.refund(5_000n);
  const { lacking } = await list();
  expect(lacking.map(({ id, amount }) => [id, amount.minor])).toEqual([
    [cards[2]!.paymentId, "30000"],
    [cards[1]!.paymentId, "15000"],
    [cards[0]!.paymentId, "10000"],
  ]);
  expect(lacking[0]).toEqual({
    ...{ id: cards[2]!.paymentId, way: "stripe", receivedOn: dayOf(new Date()), clearedAt: at },
    amount: { minor: "30000", currency: "CNY" },
  });
  const ids: string[] = [];
  for (const { paymentId } of cards)
    ids.unshift((await issue(fund.treasurer, paymentId, "林女士")).id);
  const all = await list();
  expect([all.receipts.map(({ id }) => id), all.lacking, all.nextLacking]).toEqual([ids, [], null]);
  const mine = (after = "") => ask(myReceipts, { actor: donor, input: { after } });
  expect(await mine()).toMatchObject({ next: null, years: [yearOf(new Date())] });
  const behind = `${all.receipts[0]!.issuedAt}~${ids[0]}`;
  expect((await mine(behind)).receipts.map(({ id }) => id)).toEqual(ids.slice(1));
  // What is to mend stands on the first page alone.
  await cards[2]!.refund(1n);
  expect((await list()).toMend.map(({ id }) => id)).toEqual([ids[0]]);
  expect((await list({ after: behind })).toMend).toEqual([]);
  expect((await list({ after: behind })).receipts.map(({ id }) => id)).toEqual(ids.slice(1));
  const lack = `${new Date().toISOString()}~${randomUUID()}`;
  expect((await list({ lacking: lack })).toMend).toEqual([]);
  await expect(
    ask(myReceipts, { actor: { kind: "guest", guestId: randomUUID() }, input: {} }),
  ).rejects.toEqual(refusedBy("not_found"));
});
