import { afterAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { endMonthly, noteCheckout } from "~/domain/funds/card/checkout.server";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import {
  aFact,
  aGift,
  aPromise,
  book,
  happenedAt,
  jobsOf,
  read,
  ref,
  toldOf,
} from "../factories/card-facts";
import { aCardFund, rows } from "../factories/cards";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const program = system("test");

const pledgeRow = async ({ id }: { id: string }) =>
  (
    await rows<Record<string, unknown>>(
      `select state, provider_session as session, provider_subscription as subscription, paid_at, ended_at,
         end_asked_at, failed_at from pledges where id = $1`,
      [id],
    )
  )[0];

describe("a checkout", () => {
  const told = (pledge: { id: string }, more: object = {}) => ({
    checkout: {
      ...{ id: ref("cs"), state: "open", failed: false, subscription: null },
      ...{ metadata: { pledge: pledge.id }, ...more },
    },
  });

  test("that failed or was left to end takes the promise with it; one that is complete waits for money", async () => {
    const fund = await aCardFund();
    const promises = await Promise.all([1, 2, 3].map(() => aPromise(fund)));
    const [failed, left, complete] = promises as [
      (typeof promises)[0],
      (typeof promises)[0],
      (typeof promises)[0],
    ];
    await read(fund, told(failed, { failed: true, state: "complete" }));
    await read(fund, told(left, { state: "expired" }));
    await read(fund, told(complete, { state: "complete" }));
    const ended_at = expect.any(Date) as Date;
    expect(await Promise.all(promises.map(pledgeRow))).toMatchObject([
      { state: "failed", ended_at },
      { state: "cancelled", ended_at },
      { state: "promised", ended_at: null },
    ]);
    const events = await Promise.all(promises.map(({ id }) => toldOf({ pledgeId: id })));
    expect(events.map((names) => names.slice(1))).toEqual([
      ["pledge_failed"],
      ["pledge_cancelled"],
      [],
    ]);
    // Money all the same: then the promise lives.
    await book(fund, aFact("payment", { metadata: { pledge: left.id } }));
    expect(await pledgeRow(left)).toMatchObject({
      state: "paid",
      paid_at: happenedAt,
      ended_at: null,
    });
    await read(fund, told(left, { state: "expired" }));
    expect(await pledgeRow(left)).toMatchObject({ state: "paid", ended_at: null });
  });

  test("is kept as it was opened first, and another charity's, or a transfer's, is left alone", async () => {
    const [fund, stranger] = [await aCardFund(), await aCardFund()];
    const pledge = await aPromise(fund, { how: "monthly" });
    await read(stranger, told(pledge, { id: "cs_theirs", state: "expired" }));
    await read(fund, told({ id: "17" }, { state: "expired" }));
    expect(await pledgeRow(pledge)).toMatchObject({ state: "promised", session: null });
    await run(noteCheckout, { actor: program, input: { pledgeId: pledge.id, session: "cs_one" } });
    await read(fund, told(pledge, { id: "cs_two", subscription: "sub_one" }));
    await read(fund, told(pledge, { id: "cs_three", subscription: "sub_two" }));
    expect(await pledgeRow(pledge)).toMatchObject({ session: "cs_one", subscription: "sub_one" });
    await expect(
      run(noteCheckout, { actor: fund.chair, input: { pledgeId: pledge.id, session: "cs_x" } }),
    ).rejects.toEqual(refusedBy("not_found"));
    const transfer = await aPromise(fund);
    await rows("update pledges set way = 'transfer' where id = $1", [transfer.id]);
    await read(fund, told(transfer, { state: "expired" }));
    expect(await pledgeRow(transfer)).toMatchObject({ state: "promised", session: null });
  });
});

describe("a monthly gift", () => {
  test("is ended by its donor once it was paid, and the provider is asked once", async () => {
    const fund = await aCardFund();
    const [monthly, once] = [await aPromise(fund, { how: "monthly" }), await aGift(fund)];
    const ends = (pledge: { publicId: string; donor: Person }, actor = pledge.donor) =>
      run(endMonthly, { actor, input: { publicId: pledge.publicId } });
    const seen = ({ publicId, donor: actor } = monthly) =>
      ask(pledgeSeen, { actor, input: { publicId } });
    for (const pledge of [monthly, once]) {
      await expect(ends(pledge)).rejects.toEqual(refusedBy("step_not_possible"));
      expect(await seen(pledge)).toMatchObject({ goesOn: false });
    }
    await book(fund, aFact("payment", { metadata: { pledge: monthly.id } }));
    expect(await seen()).toMatchObject({ goesOn: true, ending: false });
    for (const actor of [fund.treasurer, await aPerson()])
      await expect(ends(monthly, actor)).rejects.toMatchObject({
        code: expect.stringMatching(/^not_/) as string,
      });
    await ends(monthly);
    expect(await seen()).toMatchObject({ goesOn: false, ending: true });
    const { end_asked_at: first } = (await pledgeRow(monthly))!;
    await ends(monthly);
    expect(await pledgeRow(monthly)).toMatchObject({ end_asked_at: first, ended_at: null });
    expect(await jobsOf("end-monthly", { pledgeId: monthly.id })).toHaveLength(1);
    const subscription = { id: ref("sub"), ended: true, metadata: { pledge: monthly.id } };
    await read(fund, { subscription });
    await expect(ends(monthly)).rejects.toEqual(refusedBy("step_not_possible"));
    expect(await seen()).toMatchObject({ goesOn: false, ended: true });
  });

  test("that the provider ended before its money was heard of stays ended; one of another charity isn't touched", async () => {
    const [fund, stranger] = [await aCardFund(), await aCardFund()];
    const [ended, alive] = [
      await aPromise(fund, { how: "monthly" }),
      await aPromise(fund, { how: "monthly" }),
    ];
    const subscription = (pledge: { id: string }, of: string) => ({
      subscription: { id: of, ended: true, metadata: { pledge: pledge.id } },
    });
    await read(stranger, subscription(ended, "sub_theirs"));
    expect(await pledgeRow(ended)).toMatchObject({ state: "promised", subscription: null });
    for (const pledge of [ended, alive]) {
      await read(fund, subscription(pledge, `sub_${pledge.id}`));
      expect(await toldOf({ pledgeId: pledge.id })).toContain("pledge_ended");
    }
    // Of one of them the provider's word is kept, of the other it was only ended here.
    await rows(
      `insert into provider_events (provider, event_id, account, kind, object_id, happened_at, received_at)
       values ('stripe', $1, $2, 'customer.subscription.deleted', $3, now(), now()),
         ('stripe', $1 || 'x', $2, 'customer.subscription.updated', $4, now(), now())`,
      [ref("evt"), fund.account, `sub_${ended.id}`, `sub_${alive.id}`],
    );
    for (const pledge of [ended, alive])
      await book(fund, aFact("payment", { metadata: { pledge: pledge.id } }));
    const none = { state: "paid", paid_at: happenedAt };
    expect(await pledgeRow(ended)).toMatchObject({
      ...none,
      ...{ ended_at: expect.any(Date) as Date, end_asked_at: null },
    });
    expect(await pledgeRow(alive)).toMatchObject({
      ...none,
      ...{ ended_at: null, end_asked_at: expect.any(Date) as Date },
    });
    expect(await jobsOf("end-monthly", { pledgeId: alive.id })).toHaveLength(1);
    expect(await jobsOf("end-monthly", { pledgeId: ended.id })).toEqual([]);
  });
});
