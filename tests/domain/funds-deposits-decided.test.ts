import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { dayOf } from "~/domain/funds/book-days";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { depositsOf, depositToApprove } from "~/domain/funds/deposit-queries.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { aBatchClosing, aFundWith, booksOf, rows } from "../factories/allocations";
import { aDeposit, aPledge, someMoney, type FundAtWork } from "../factories/funds";
import { named, toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const money = (minor: string) => ({ minor, currency: "CNY" });
/** Noon of the twentieth of November in China. */
const noon = new Date("2026-11-20T04:00:00Z");

const enter = ({ treasurer, slug }: FundAtWork, more: object = {}, now?: Date) =>
  run(recordDeposit, {
    ...{ actor: treasurer, now },
    input: { slug, way: "transfer", amount: "200", receivedOn: "2026-11-20", ...more },
  });
type Deciding = { approver: FundAtWork["approver"] };
const approve = ({ approver }: Deciding, depositId: string, now?: Date) =>
  run(approveDeposit, { actor: approver, input: { depositId }, now });
const reject = ({ approver }: Deciding, depositId: string, now?: Date) =>
  run(rejectDeposit, { actor: approver, input: { depositId, reason: "金额和流水不符" }, now });
const look = (actor: FundAtWork["chair"], depositId: string) =>
  run(lookAtDeposit, { actor, input: { depositId } });

describe("money as it is entered", () => {
  test("came on a day that was, for a promise to this fund or a thing that is there", async () => {
    const [fund, other] = [await aFundWith("0"), await aFundWith("0")];
    const elsewhere = await aPledge(await aPerson(), other);
    for (const [more, code, field] of [
      [{ receivedOn: "2026-11-21" }, "deposit_in_future", "receivedOn"],
      [{ reference: elsewhere.reference }, "pledge_unknown", "reference"],
      [{ purpose: "batch:nowhere" }, "choice_unknown", "purpose"],
      [{ purpose: "wish:nowhere" }, "choice_unknown", "purpose"],
      [{ purpose: "programme:nowhere" }, "choice_unknown", "purpose"],
    ] as const)
      await expect(enter(fund, more, noon)).rejects.toMatchObject({ code, field });
    expect(await rows("select 1 from deposits where fund_id = $1", [fund.fundId])).toEqual([]);
    const { id } = await enter(fund, {}, noon);
    expect(await toldOf(id)).toEqual([["deposit_recorded", { depositId: id }]]);
  });

  test("for a promise is for what that is for, whatever else the form says", async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aPerson()];
    const purpose = `batch:${batch.slug}`;
    const { reference } = await aPledge(donor, fund, "200", { purpose, shownName: "林女士" });
    const { id } = await enter(fund, { reference, purpose: `wish:${batch.wishes[0]!.publicId}` });
    expect((await look(fund.approver, id)).payments).toMatchObject([
      {
        purpose: { kind: "batch", title: "第一批", name: batch.slug },
        pledge: { reference, state: "promised", shownName: "林女士", amount: money("20000") },
      },
    ]);
  });

  test("keeps whose it was under a key of its own that opens no other, and nothing where nobody is named", async () => {
    const fund = await aFundWith("0");
    const [one, other, none] = [
      await enter(fund, { payer: "李秀兰" }),
      await enter(fund, { payer: "王小明" }),
      await enter(fund),
    ];
    const sealed = async ({ id }: { id: string }) =>
      (
        await rows<{ id: string; key_id: string | null; payer_sealed: Buffer | null }>(
          "select id, key_id, payer_sealed from payments where deposit_id = $1",
          [id],
        )
      )[0]!;
    expect(await sealed(none)).toMatchObject({ key_id: null, payer_sealed: null });
    const payers = async ({ id }: { id: string }) =>
      (await look(fund.approver, id)).payments.map(({ payer }) => payer);
    expect([await payers(one), await payers(other), await payers(none)]).toEqual([
      ...[["李秀兰"], ["王小明"], [""]],
    ]);
    const [first, second] = [await sealed(one), await sealed(other)];
    expect(first.key_id).not.toBe(second.key_id);
    await rows("alter table payments disable trigger user");
    // Somebody else's name, put beside a payment with its own key, isn't taken for the payer's.
    await rows("update payments set key_id = $2, payer_sealed = $3 where id = $1", [
      ...[second.id, first.key_id, first.payer_sealed],
    ]);
    await rows("alter table payments enable trigger user");
    await expect(payers(other)).rejects.toThrow();
  });
});

describe("money as it is decided", () => {
  test("is told with each step, who took it and when", async () => {
    const [fund, donor] = [await aFundWith("0"), await aPerson()];
    await named(fund.treasurer.personId, "司库");
    await named(fund.approver.personId, "复核");
    const [recorded, decided] = [new Date(Date.now() - 9_000), new Date(Date.now() - 4_000)];
    const { reference, id: pledgeId } = await aPledge(donor, fund);
    const { id } = await enter(fund, { reference, payer: "王小明", way: "cash" }, recorded);
    const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
      id,
    ]);
    const line = {
      ...{ id: payment!.id, state: "recorded", payer: "王小明", mayRefund: false },
      refunds: [],
      ...{ amount: money("20000"), purpose: null },
      pledge: { reference, state: "promised", shownName: "", amount: money("20000") },
    };
    const waits = {
      ...{
        id,
        fund: { slug: fund.slug, name: "石桥社区慈善基金" },
        way: "cash",
        state: "recorded",
      },
      ...{ receivedOn: "2026-11-20", amount: money("20000"), reason: "" },
      ...{ recordedAt: recorded.toISOString(), recordedBy: "司库" },
      ...{ decidedAt: null, decidedBy: "", reported: [], photos: [] },
      // The fund was opened after that day.
      ...{ heldAt: "bank", twins: [], early: true },
      ...{ mayDecide: true, mayUndo: false, own: false, undoing: null, payments: [line] },
    };
    expect(await look(fund.approver, id)).toEqual(waits);
    expect(await look(fund.treasurer, id)).toEqual({ ...waits, mayDecide: false, own: true });
    const { id: since } = await enter(fund, { receivedOn: dayOf(new Date()) });
    expect(await look(fund.approver, since)).toMatchObject({ early: false });
    await approve(fund, id, decided);
    const paid = { ...line.pledge, state: "paid" };
    const booked = {
      ...{ ...waits, state: "approved", decidedBy: "复核", mayDecide: false },
      ...{ decidedAt: decided.toISOString(), early: false },
      payments: [{ ...line, state: "cleared", pledge: paid }],
    };
    expect(await look(fund.approver, id)).toEqual(booked);
    expect(await look(fund.treasurer, id)).toEqual({
      ...{ ...booked, mayUndo: true },
      payments: [{ ...line, state: "cleared", pledge: paid, mayRefund: true }],
    });
    expect(await toldOf(id)).toEqual([
      ["deposit_recorded", { depositId: id }],
      ["deposit_approved", { depositId: id }],
    ]);
    expect(await toldOf(payment!.id)).toEqual([["payment_cleared", { paymentId: payment!.id }]]);
    const [booking] = await rows(
      `select e.kind, e.happened_on::text as on, e.source_type, e.source_id, e.recorded_by, e.approved_by,
         y.cleared_at, p.paid_at from entries e join payments y on y.entry_id = e.id
       join pledges p on p.id = y.pledge_id where p.id = $1`,
      [pledgeId],
    );
    expect(booking).toEqual({
      ...{ kind: "cash", on: "2026-11-20", source_type: "payment", source_id: payment!.id },
      ...{ recorded_by: fund.treasurer.personId, approved_by: fund.approver.personId },
      ...{ cleared_at: decided, paid_at: decided },
    });
    const looks = await rows(
      `select subject_type, organization_id, fields from audit_entries
       where action = 'funds.lookedAtDeposit' and subject_id = $1`,
      [id],
    );
    const mark = { subject_type: "deposit", organization_id: fund.fundId };
    expect(looks).toEqual(Array(4).fill({ ...mark, fields: ["payer", "photos"] }));
  });

  test("is called by how it came, and paid into the bank for what it is for", async () => {
    const [fund, batch] = [await aFundWith("0"), await aBatchClosing(1)];
    const purpose = `batch:${batch.slug}`;
    for (const way of ["transfer", "cash", "elsewhere"])
      await someMoney(fund, "1", { way, purpose });
    const kinds = await rows<{ kind: string }>(
      "select kind from entries where fund_id = $1 order by seq",
      [fund.fundId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["transfer", "cash", "platform"]);
    expect(await booksOf(fund)).toEqual({ bank: "300", "restricted:batch": "300" });
  });

  test("whoever entered it never approves it, whatever became of it", async () => {
    const fund = await aFundWith("0");
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const himself = { approver: both };
    const { id } = await enter({ ...fund, treasurer: both });
    expect(await look(both, id)).toMatchObject({ mayDecide: false, own: true });
    const refused = refusedBy("deposit_needs_second_person");
    const decided = new Date(Date.now() - 4_000);
    await named(fund.approver.personId, "复核");
    await reject(fund, id, decided);
    await expect(approve(himself, id)).rejects.toEqual(refused);
    await expect(reject(himself, id)).rejects.toEqual(refusedBy("step_not_possible"));
    for (const decide of [approve, reject]) {
      await expect(decide(fund, id)).rejects.toEqual(refusedBy("step_not_possible"));
      await expect(decide({ approver: fund.treasurer }, id)).rejects.toEqual(
        refusedBy("not_allowed"),
      );
    }
    expect(await look(fund.approver, id)).toMatchObject({
      ...{ state: "rejected", reason: "金额和流水不符", decidedBy: "复核", own: false },
      ...{ decidedAt: decided.toISOString(), mayDecide: false, mayUndo: false },
      payments: [{ state: "rejected", mayRefund: false }],
    });
    expect((await toldOf(id)).at(-1)).toEqual(["deposit_rejected", { depositId: id }]);
  });

  test("is nobody's while the fund or its host is frozen", async () => {
    for (const which of ["fund", "host"]) {
      const fund = await aFundWith("0");
      const { id } = await enter(fund);
      await rows("update organizations set frozen_at = now() where id = $1", [
        which === "fund" ? fund.fundId : fund.charity.organizationId,
      ]);
      await expect(approve(fund, id)).rejects.toEqual(refusedBy("not_found"));
      await expect(look(fund.approver, id)).rejects.toEqual(refusedBy("not_found"));
      await expect(
        ask(depositToApprove, { actor: fund.approver, input: { depositId: id } }),
      ).rejects.toEqual(refusedBy("not_found"));
      await expect(enter(fund)).rejects.toEqual(refusedBy("not_found"));
    }
    await expect(approve(await aFundWith("0"), randomUUID())).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test("in the list stands what waits, the first entered first, then the rest by its day", async () => {
    const fund = await aFundWith("0");
    await named(fund.treasurer.personId, "司库");
    const on = (receivedOn: string) => ({ receivedOn });
    const { id: rejected } = await aDeposit(fund, "4", on("2026-11-18"));
    await reject(fund, rejected);
    const older = await someMoney(fund, "1", on("2026-11-17"));
    const newer = await someMoney(fund, "2", on("2026-11-19"));
    const { id: first } = await aDeposit(fund, "5", { ...on("2026-11-02"), payer: "王小明" });
    const { id: second } = await aDeposit(fund, "6", on("2026-11-01"));
    const row = (id: string, state: string, day: string, minor: string, reason = "") => ({
      ...{ id, state, way: "transfer", receivedOn: `2026-11-${day}`, reason },
      ...{ recordedBy: "司库", amount: money(minor) },
    });
    const list = (after = "") =>
      ask(depositsOf, { actor: fund.publisher, input: { slug: fund.slug, after } });
    expect(await list()).toEqual({
      waiting: [row(first, "recorded", "02", "500"), row(second, "recorded", "01", "600")],
      decided: [
        row(newer, "approved", "19", "200"),
        row(rejected, "rejected", "18", "400", "金额和流水不符"),
        row(older, "approved", "17", "100"),
      ],
      ...{ next: null, mayOpen: false },
    });
    const then = await list(`2026-11-18~${rejected}`);
    expect([then.waiting, then.decided.map(({ id }) => id)]).toEqual([[], [older]]);
  });
});

test("a day is counted where the money is: in China the day begins eight hours before", () => {
  expect(dayOf(new Date("2026-11-19T15:59:59Z"))).toBe("2026-11-19");
  expect(dayOf(new Date("2026-11-19T16:00:00Z"))).toBe("2026-11-20");
});
