import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { system, type Actor } from "~/domain/actor";
import { endingsLeft, endMonthly, pledgeAtProvider } from "~/domain/funds/card/checkout.server";
import { eventsLeft, keepEvent, waitingEvent } from "~/domain/funds/card/events.server";
import { invoicesInUse, takeInInvoice } from "~/domain/funds/invoice-files.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aPerson } from "../factories/accounts";
import {
  aBatchClosing,
  aFundWith,
  aPdf,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";
import { answered, everybody } from "../factories/answers";
import { aCardFund, aCheckout } from "../factories/cards";
import { aPledge } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const actor = system("test");
const asked = { actor, input: {} };
const refusedBy = (code: string) => expect.objectContaining({ code });

/** What the worker is to do about something, by the id in its job. */
const jobsWith = async (id: string) =>
  (
    await rows<{ task: string }>(
      `select t.identifier as task from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload::text like '%' || $1 || '%'`,
      [id],
    )
  ).map(({ task }) => task);

test("a monthly gift that its donor ended is to be ended at the provider until that says so", async () => {
  const fund = await aCardFund();
  const donor = await aPerson();
  const [ended, , unpaid] = [
    await aCheckout(fund, { donor, how: "monthly", amount: "30" }),
    await aCheckout(fund, { donor, how: "monthly", amount: "40" }),
    await aCheckout(fund, { donor, how: "monthly", amount: "50" }),
  ];
  await desk.paySession(fund.account, ended.session);
  const end = ({ publicId }: { publicId: string }, who: Actor = donor) =>
    run(endMonthly, { actor: who, input: { publicId } });
  await expect(end(unpaid)).rejects.toEqual(refusedBy("step_not_possible"));
  await expect(end(ended, fund.treasurer)).rejects.toEqual(refusedBy("not_allowed"));
  expect(await ask(endingsLeft, asked)).toEqual([]);
  await end(ended);
  const [first] = await rows("select end_asked_at from pledges where id = $1", [ended.id]);
  await end(ended);
  expect(await rows("select end_asked_at from pledges where id = $1", [ended.id])).toEqual([first]);
  expect(await ask(endingsLeft, asked)).toEqual([ended.id]);
  expect(await jobsWith(ended.id)).toEqual(["end-monthly"]);
  const people = { ...(await everybody(fund)), donor };
  expect(await answered(people, (who) => ask(endingsLeft, { actor: who, input: {} }))).toEqual([
    "system",
  ]);
  await rows("update pledges set ended_at = now() where id = $1", [ended.id]);
  expect(await ask(endingsLeft, asked)).toEqual([]);
  await expect(end(ended)).rejects.toEqual(refusedBy("step_not_possible"));
});

test("the provider is told a promise's sum and our ids; of a transfer, or without an account, nothing", async () => {
  const fund = await aCardFund();
  const donor = await aPerson({ name: "藏女士" });
  const { id, publicId, session } = await aCheckout(fund, { donor, amount: "80" });
  const told = (pledgeId: string) => ask(pledgeAtProvider, { actor, input: { pledgeId } });
  expect(await told(id)).toEqual({
    ...{ id, publicId, minor: 8000n, currency: "CNY", monthly: false, state: "promised" },
    ...{ personId: donor.personId, locale: "zh-CN", account: fund.account },
    ...{ stripeAccount: fund.account, providerSession: session, providerSubscription: null },
    ...{ endAskedAt: null, endedAt: null },
  });
  expect([await told((await aPledge(donor, fund)).id), await told(randomUUID())]).toEqual([
    ...[null, null],
  ]);
  await expect(ask(pledgeAtProvider, { actor: donor, input: { pledgeId: id } })).rejects.toEqual(
    refusedBy("not_found"),
  );
  await rows("update charities set stripe_account = null where charity_id = $1", [
    fund.charity.organizationId,
  ]);
  expect(await told(id)).toBeNull();
});

test("an event waits until it is applied; after ten minutes it is picked up again, the oldest first", async () => {
  const fund = await aCardFund();
  const now = new Date();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const keep = async (minutes: number) => {
    const event = { id: `evt_${randomUUID()}`, account: fund.account, kind: "payout.paid" };
    const objectId = `po_${randomUUID()}`;
    const { eventId } = await run(keepEvent, {
      ...{ actor, input: { ...event, objectId, happenedAt: ago(minutes) } },
      now: ago(minutes),
    });
    return { eventId: eventId!, objectId, event };
  };
  const [fresh, late, later] = [await keep(9.9), await keep(10.1), await keep(600)];
  const applied = await keep(700);
  await rows("update provider_events set applied_at = now() where id = $1", [applied.eventId]);
  const left = () => ask(eventsLeft, { ...asked, now });
  expect(await left()).toEqual([later.eventId, late.eventId]);

  const waits =
    ({ eventId }: { eventId: string }) =>
    (who: Actor) =>
      ask(waitingEvent, { actor: who, input: { eventId } });
  expect(await waits(fresh)(actor)).toEqual({
    ...{ id: fresh.eventId, account: fund.account, kind: "payout.paid" },
    ...{ objectId: fresh.objectId, happenedAt: ago(9.9) },
  });
  expect([await waits(applied)(actor), await waits({ eventId: randomUUID() })(actor)]).toEqual([
    ...[null, null],
  ]);
  const people = await everybody(fund);
  for (const asks of [waits(fresh), (who: Actor) => ask(eventsLeft, { actor: who, input: {} })])
    expect(await answered(people, asks)).toEqual(["system"]);

  // The same event told again is kept once, and has one job.
  const again = { ...late.event, objectId: late.objectId, happenedAt: now };
  expect(await run(keepEvent, { actor, input: again })).toEqual({ eventId: null });
  expect(await jobsWith(late.eventId)).toEqual(["apply-event"]);
});

test("a stored invoice is in use once an order names it, and only the system asks", async () => {
  const [fund, batch] = [await aFundWith("500"), await aBatchClosing(1)];
  await take(fund, batch.wishes);
  const [taken] = await takenBy(fund);
  const [kept, loose] = [await takeInInvoice(aPdf()), await takeInInvoice(aPdf())];
  await aPurchase(fund, { [taken!.id]: "100" }, { files: [kept] });
  const inUse = (who: Actor, keys: string[]) => ask(invoicesInUse, { actor: who, input: { keys } });
  expect(await inUse(actor, [loose.storageKey, kept.storageKey])).toEqual([kept.storageKey]);
  expect(await inUse(actor, [loose.storageKey])).toEqual([]);
  expect(await inUse(actor, [])).toEqual([]);
  const many = Array.from({ length: 41 }, () => kept.storageKey);
  expect(await inUse(actor, many.slice(1))).toEqual([kept.storageKey]);
  await expect(inUse(actor, many)).rejects.toMatchObject({ issues: [{ field: "keys" }] });
  expect(await answered(await everybody(fund), (who) => inUse(who, [kept.storageKey]))).toEqual([
    "system",
  ]);
});
