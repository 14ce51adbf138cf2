import { afterAll, describe, expect, test } from "vitest";
import { books } from "~/domain/funds/books.server";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { depositsOf } from "~/domain/funds/deposit-queries.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { myPledges } from "~/domain/funds/pledge-queries.server";
import { publicFund } from "~/domain/funds/public.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember, aPerson } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import { aDeposit, aFundAtWork, aPledge, someMoney } from "../factories/funds";
import { aPublishedReport, aSpendingFund } from "../factories/reports";
import { rows } from "../setup/database";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const bookOf = async (actor: Parameters<typeof ask>[1]["actor"], slug: string) => {
  const { accounts, ...rest } = await ask(books, { actor, input: { slug } });
  return {
    ...rest,
    sums: Object.fromEntries(accounts.map((one) => [one.key.trim(), one.amount.minor])),
  };
};

test("money of a day that a published report tells of says so, until it is decided", async () => {
  const { fund, on } = await aSpendingFund();
  const publicId = await aPublishedReport(fund, on);
  const look = async (depositId: string) =>
    (await run(lookAtDeposit, { actor: fund.approver, input: { depositId } })).reported;
  const inside = await aDeposit(fund, "20", { receivedOn: on });
  const day = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
  const before = await aDeposit(fund, "20", { receivedOn: day });

  expect(await look(inside.id)).toEqual([{ publicId, firstDay: on, lastDay: on }]);
  expect(await look(before.id)).toEqual([]);
  await run(approveDeposit, { actor: fund.approver, input: { depositId: inside.id } });
  expect(await look(inside.id)).toEqual([]);
});

describe("money", () => {
  test("a promise is no money; entered it is none yet; approved it stands in the books to the cent", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const batch = await anOpenBatch();
    const donor = await aPerson();
    const [programme] = await rows<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.slug = $1",
      [batch.slug],
    );
    const purpose = `programme:${programme!.slug}`;
    const pledge = await aPledge(donor, fund, "200.05", { purpose });
    await aPledge(donor, fund, "50");
    const { id } = await aDeposit(fund, "200.05", { reference: pledge.reference, payer: "王小明" });

    const before = await bookOf(fund.treasurer, slug);
    expect(before.sums).toEqual({});
    expect(before.outstanding).toMatchObject({ count: 2, sum: { minor: "25005" } });

    await run(approveDeposit, { actor: fund.approver, input: { depositId: id } });
    await someMoney(fund, "99.95", { way: "cash" });

    const after = await bookOf(fund.chair, slug);
    expect(Object.values(after.sums).sort()).toEqual(["20005", "30000", "9995"]);
    expect(after.sums).toMatchObject({ bank: "30000", general: "9995" });
    expect(after.outstanding).toMatchObject({ count: 1, sum: { minor: "5000" } });
    expect(after.entries.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ["cash", 2],
      ["transfer", 2],
    ]);
    const mine = await ask(myPledges, { actor: donor, input: {} });
    expect(mine.map(({ state, came }) => [state, came.minor])).toEqual([
      ["promised", "0"],
      ["paid", "20005"],
    ]);
    const shown = await publicFund(slug);
    expect(shown?.flow).toMatchObject({
      cameIn: { minor: "30000", currency: "CNY" },
      available: { minor: "30000" },
      spent: { minor: "0" },
      reserved: { minor: "0" },
    });
  });

  test("nobody approves what he entered himself; the host charity's approver may; the database holds it", async () => {
    const fund = await aFundAtWork();
    const both = await aMember({ organizationId: fund.fundId }, "treasurer", "approver");
    const { id: depositId } = await aDeposit({ ...fund, treasurer: both });
    const input = { depositId };
    await expect(run(approveDeposit, { actor: both, input })).rejects.toEqual(
      refusedBy("deposit_needs_second_person"),
    );
    await expect(run(approveDeposit, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(
      rows(
        `update deposits set state = 'approved', decided_by = recorded_by, decided_at = clock_timestamp() where id = $1`,
        [depositId],
      ),
    ).rejects.toMatchObject({ constraint: "deposit_needs_second_person" });
    const host = await aMember(fund.charity, "approver");
    const other = await aFundAtWork();
    await expect(run(approveDeposit, { actor: other.approver, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(approveDeposit, { actor: host, input });
    await expect(run(approveDeposit, { actor: fund.approver, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
  });

  test("two who approve at once book it once", async () => {
    const fund = await aFundAtWork();
    const { id: depositId } = await aDeposit(fund);
    const host = await aMember(fund.charity, "approver");
    const outcomes = await Promise.allSettled(
      [fund.approver, host].map((actor) => run(approveDeposit, { actor, input: { depositId } })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await bookOf(fund.chair, fund.slug)).sums).toEqual({ bank: "20000", general: "20000" });
  });

  test("what isn't as it was entered is rejected with a reason, and never comes into the books", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const donor = await aPerson();
    const pledge = await aPledge(donor, fund);
    const { id: depositId } = await aDeposit(fund, "200", { reference: pledge.reference });
    const input = { depositId, reason: "" };
    await expect(run(rejectDeposit, { actor: fund.approver, input })).rejects.toMatchObject({
      issues: [{ field: "reason", code: "field_missing" }],
    });
    await run(rejectDeposit, {
      actor: fund.approver,
      input: { ...input, reason: "金额和流水不符" },
    });
    expect((await bookOf(fund.chair, slug)).entries).toEqual([]);
    const [mine] = await ask(myPledges, { actor: donor, input: {} });
    expect(mine).toMatchObject({ state: "promised" });
    const todo = await ask(fundTodo, { actor: fund.treasurer, input: { slug } });
    expect(todo).toMatchObject([{ task: "rejected", count: 1 }]);
    const { decided } = await ask(depositsOf, { actor: fund.treasurer, input: { slug } });
    expect(decided).toMatchObject([{ state: "rejected", reason: "金额和流水不符" }]);
  });

  test("what is entered is a day that was, a sum, and a reference of this fund", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    const pledge = await aPledge(await aPerson(), other);
    await expect(aDeposit(fund, "200", { reference: pledge.reference })).rejects.toEqual(
      refusedBy("pledge_unknown"),
    );
    await expect(aDeposit(fund, "200", { receivedOn: "2099-01-01" })).rejects.toEqual(
      refusedBy("deposit_in_future"),
    );
    await expect(aDeposit(fund, "200", { reference: "HC000000" })).rejects.toMatchObject({
      issues: [{ field: "reference", code: "reference_malformed" }],
    });
    await expect(aDeposit({ ...fund, treasurer: fund.chair })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(aDeposit({ ...fund, treasurer: other.treasurer })).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test.each(["0000-01-01", "0001-01-01", "1999-12-31"])(
    "a day like %s is a slip of the hand",
    async (receivedOn) => {
      await expect(aDeposit(await aFundAtWork(), "10", { receivedOn })).rejects.toMatchObject({
        issues: [{ code: "date_too_early", field: "receivedOn" }],
      });
    },
  );

  test("a payer's name lies sealed; each look at it leaves a mark, and another role has none", async () => {
    const fund = await aFundAtWork();
    const { id: depositId } = await aDeposit(fund, "80", { payer: "李秀兰" });
    const [{ text } = { text: "" }] = await rows<{ text: string }>(
      "select payments::text as text from payments where deposit_id = $1",
      [depositId],
    );
    expect(text).not.toContain("李秀兰");
    const host = await aMember(fund.charity, "approver");
    const looked = await run(lookAtDeposit, { actor: host, input: { depositId } });
    expect(looked.payments).toMatchObject([{ payer: "李秀兰", amount: { minor: "8000" } }]);
    expect(looked).toMatchObject({ mayDecide: true });
    const marks = await rows(
      "select 1 from audit_entries where action = 'funds.lookedAtDeposit' and subject_id = $1 and actor_id = $2",
      [depositId, host.personId],
    );
    expect(marks).toHaveLength(1);
    await expect(
      run(lookAtDeposit, { actor: fund.publisher, input: { depositId } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });

  test("money in another currency keeps its own cents: yen have none", async () => {
    const fund = await aFundAtWork({ currency: "JPY" });
    await expect(aDeposit(fund, "100.5")).rejects.toEqual(refusedBy("amount_too_fine"));
    await someMoney(fund, "1500");
    expect((await bookOf(fund.chair, fund.slug)).sums).toEqual({ bank: "1500", general: "1500" });
  });

  test("the same form sent twice is one deposit", async () => {
    const fund = await aFundAtWork();
    const input = { slug: fund.slug, way: "cash", amount: "10", receivedOn: "2026-11-01" };
    const send = () =>
      run(recordDeposit, { actor: fund.treasurer, input, idempotencyKey: "form-1" });
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    const { waiting } = await ask(depositsOf, { actor: fund.approver, input: { slug: fund.slug } });
    expect(waiting).toHaveLength(1);
  });
});
