import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { publishing } from "~/domain/batches/publication.server";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { bringMyself } from "~/domain/claims/bring-myself.server";
import { cancelClaims, cancelling } from "~/domain/claims/cancel-claims.server";
import { remindOfClaims } from "~/domain/claims/expire-claims.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { remindClaims, reminding } from "~/domain/claims/remind-claims.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { checkingIn, checkInMany } from "~/domain/deliveries/check-in-many.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { approvePicked, readPicked } from "~/domain/wishes/approve-picked.server";
import { withdrawing, withdrawWishes } from "~/domain/wishes/withdraw-wishes.server";
import { closePools } from "~/platform/db.server";
import { aBatch, aDraftWish, agreedTo, anApprovedWish } from "../factories/batches";
import { aBatchToClaim, aClaim, employed, standing, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

afterAll(closePools);

const count = async (text: string, values: unknown[]) =>
  Number((await rows<{ count: string }>(text, values))[0]?.count);
const after = (days: number) => new Date(Date.now() + days * 86_400_000);
const events = (name: string, claimIds: string[]) =>
  count("select count(*) from events where name = $1 and subject ->> 'claimId' = any ($2)", [
    name,
    claimIds,
  ]);
const lettersTo = ({ personId }: Person, kind: string) =>
  count("select count(*) from letters where person_id = $1 and kind = $2", [personId, kind]);
const all = (batch: BatchToClaim) => `1-${batch.wishes.length}`;
const seenIn = ({ claimIds }: { claimIds: string[] }) => claimIds.join(".");

/** A batch with so many wishes, all of them promised by one donor. */
async function promised(wishes: number) {
  const batch = await aBatchToClaim({ wishes, cap: 50 });
  const donors = [await aDonor(), await aDonor()];
  const claimIds: string[] = [];
  for (const [at, wish] of batch.wishes.entries())
    claimIds.push(await aClaim(donors[Math.floor(at / 45)]!, wish));
  return { ...batch, donor: donors[0]!, claimIds };
}

describe("reminding of many", () => {
  test("sends each a letter, tells why others are left, and reminds nobody twice in two days", async () => {
    const batch = await promised(4);
    const [first, second, third] = batch.claimIds as [string, string, string];
    const { donor: actor, staff } = batch;
    await run(sendParcel, {
      actor,
      input: { claimId: third, carrier: "顺丰", tracking: "SF12345", together: [] },
    });
    await rows("update wishes set frozen_at = clock_timestamp() where id = $1", [
      batch.wishes[3]!.id,
    ]);
    const input = { slug: batch.slug, pick: "1-5", seen: seenIn(batch) };
    const left = [
      { key: 3, code: "claim_on_its_way" },
      { key: 4, code: "claim_on_hold" },
      { key: 5, code: "not_found_in_batch" },
    ];
    const seen = await ask(reminding, { actor: staff, input });
    expect(seen.rows.filter(({ code }) => !code).map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(seen.rows.slice(0, 2).map(({ claim }) => claim?.donor)).size).toBe(1);

    const twice = await Promise.all([
      run(remindClaims, { actor: staff, input }),
      run(remindClaims, { actor: staff, input }),
    ]);
    expect(twice.flatMap(({ done }) => done).sort()).toEqual([1, 2]);
    expect(twice.find(({ done }) => done.length === 2)).toEqual({ done: [1, 2], left });
    expect(await events("claim_reminded", [first, second])).toBe(2);
    expect(await lettersTo(actor, "claim-due")).toBe(2);

    const tomorrow = await run(remindClaims, { actor: staff, input, now: after(1) });
    expect(tomorrow.left[0]).toEqual({ key: 1, code: "claim_reminded_lately" });
    const later = await run(remindClaims, { actor: staff, input, now: after(2.1) });
    expect(later.done).toEqual([1, 2]);
  });

  test("gives the clock's own reminder two days of peace as well", async () => {
    const batch = await promised(1);
    const input = { slug: batch.slug, pick: "1", seen: seenIn(batch) };
    await run(remindClaims, { actor: batch.staff, input, now: after(6.9) });
    await runSweep(remindOfClaims, { now: after(7.5) });
    expect(await events("claim_reminded", batch.claimIds)).toBe(1);
    await runSweep(remindOfClaims, { now: after(9) });
    expect(await events("claim_reminded", batch.claimIds)).toBe(2);
  });

  test("a donor without mail is for staff to tell, and no letter is sent", async () => {
    const { slug, staff } = await aBatchToClaim();
    await run(recordClaim, {
      actor: staff,
      input: { batchSlug: slug, number: 1, name: "吴先生", phone: "13900001111", way: "ship" },
    });
    const input = { slug, pick: "1" };
    const { rows: seen } = await ask(reminding, { actor: staff, input });
    expect(seen[0]).toMatchObject({ code: null, claim: { mailed: false, recorded: true } });
    expect(JSON.stringify(seen)).not.toContain("吴先生");
    const claimIds = seen.flatMap(({ claim }) => claim?.id ?? []);
    const asked = { ...input, seen: seenIn({ claimIds }) };
    expect((await run(remindClaims, { actor: staff, input: asked })).done).toEqual([1]);
  });
});

describe("checking in together", () => {
  test("takes what was sent or is brought, once, however many do it at the same time", async () => {
    const batch = await promised(20);
    const { donor: actor, claimIds, staff } = batch;
    const [unsent, brought, ...sent] = claimIds as [string, string, ...string[]];
    await run(sendParcel, {
      actor,
      input: { claimId: sent[0], carrier: "顺丰", tracking: "SF12345", together: sent.slice(1) },
    });
    await rows("update claims set way = 'bring' where id = $1", [brought]);
    await run(bringMyself, {
      actor,
      input: { claimId: brought, bringOn: after(2).toISOString().slice(0, 10) },
    });
    const input = { slug: batch.slug, pick: all(batch), seen: seenIn(batch) };
    const { rows: seen } = await ask(checkingIn, { actor: staff, input });
    expect(seen.filter(({ code }) => code)).toMatchObject([{ number: 1, code: "claim_not_sent" }]);

    const both = await Promise.all([1, 2].map(() => run(checkInMany, { actor: staff, input })));
    expect(both.flatMap(({ done }) => done).length).toBe(19);
    expect(await events("claim_received", claimIds)).toBe(19);
    expect(await lettersTo(actor, "claim-received")).toBe(19);
    expect(await standing(unsent)).toMatchObject({ claim: "committed" });
    expect(
      await count(
        "select count(*) from parcels where organizer_id = $1 and received_at is not null",
        [batch.organizerId],
      ),
    ).toBe(1);
  });
});

describe("cancelling many claims", () => {
  test("two coordinators at once cancel sixty claims once each, and every donor is told", async () => {
    const batch = await promised(60);
    const input = { slug: batch.slug, pick: all(batch), seen: seenIn(batch), reason: "供货商停产" };
    const both = await Promise.all(
      [1, 2].map(() => run(cancelClaims, { actor: batch.staff, input })),
    );
    expect(both.map(({ done }) => done.length).sort((a, b) => a - b)).toEqual([0, 60]);
    expect(both.flatMap(({ left }) => left).every(({ code }) => code === "wish_not_claimed")).toBe(
      true,
    );
    expect(await events("claim_cancelled", batch.claimIds)).toBe(60);
    expect(await lettersTo(batch.donor, "claim-cancelled")).toBe(45);
    expect(await standing(batch.claimIds[0]!)).toEqual({ claim: "cancelled", wish: "open" });
    expect(
      await count(
        "select count(*) from audit_entries where action = 'claims.cancelMany' and organization_id = $1",
        [batch.organizerId],
      ),
    ).toBe(2);
  });

  test("a key sent twice answers the same again", async () => {
    const batch = await promised(1);
    const input = { slug: batch.slug, pick: "1", seen: seenIn(batch), reason: "供货商停产" };
    const once = { actor: batch.staff, input, idempotencyKey: "once" };
    expect(await run(cancelClaims, once)).toEqual({ done: [1], left: [] });
    expect(await run(cancelClaims, once)).toEqual({ done: [1], left: [] });
    expect(await events("claim_cancelled", batch.claimIds)).toBe(1);
  });
});

test("whoever promised after the page was opened is neither cancelled, withdrawn, reminded nor checked in", async () => {
  const batch = await promised(2);
  const [kept, given] = batch.claimIds as [string, string];
  const { staff } = batch;
  const input = { slug: batch.slug, pick: "1-2", seen: seenIn(batch), reason: "供货商停产" };
  await run(cancelClaims, { actor: staff, input: { ...input, pick: "2" } });
  const later = await aClaim(await aDonor(), batch.wishes[1]!);
  const left = [{ key: 2, code: "claim_new_since" }];
  expect(await run(remindClaims, { actor: staff, input })).toEqual({ done: [1], left });
  expect((await run(checkInMany, { actor: staff, input })).left).toContainEqual(left[0]);
  expect(await run(cancelClaims, { actor: staff, input })).toEqual({ done: [1], left });
  expect(await run(withdrawWishes, { actor: staff, input })).toEqual({ done: [1], left });
  expect(await standing(kept)).toEqual({ claim: "cancelled", wish: "withdrawn" });
  expect(await standing(given)).toEqual({ claim: "cancelled", wish: "taken" });
  expect(await standing(later)).toEqual({ claim: "committed", wish: "taken" });
});

test("withdrawing ends the wishes and their claims, also while the claims are being cancelled", async () => {
  const batch = await promised(20);
  const input = { slug: batch.slug, pick: all(batch), seen: seenIn(batch), reason: "名单弄错了" };
  const { rows: seen } = await ask(withdrawing, { actor: batch.staff, input });
  expect(seen.every(({ claimId, code }) => claimId && !code)).toBe(true);
  const [ended] = await Promise.all([
    run(withdrawWishes, { actor: batch.staff, input }),
    run(cancelClaims, { actor: batch.staff, input }),
  ]);
  expect(ended.done).toHaveLength(20);
  expect(await events("claim_cancelled", batch.claimIds)).toBe(20);
  expect(await standing(batch.claimIds[0]!)).toEqual({ claim: "cancelled", wish: "withdrawn" });
  const again = await run(withdrawWishes, { actor: batch.staff, input });
  expect(again.done).toEqual([]);
  expect(again.left[0]).toEqual({ key: 1, code: "wish_is_withdrawn" });
});

describe("publishing those picked", () => {
  test("opens only what is ready and leaves the rest as it was", async () => {
    const batch = await aBatch();
    const wishes = [];
    for (let at = 0; at < 4; at += 1) wishes.push(await anApprovedWish(batch));
    await aDraftWish(batch);
    await rows("update wishes set hidden_at = clock_timestamp() where id = $1", [wishes[1]!.id]);
    const { coordinator: actor } = batch.desk;
    const input = { slug: batch.slug, pick: "1-2.5" };
    const left = [
      { key: 2, code: "wish_is_hidden" },
      { key: 5, code: "wish_not_approved" },
    ];
    const { rows: seen } = await ask(publishing, { actor, input });
    expect(seen.map(({ number, code }) => [number, code])).toEqual([
      [1, null],
      [2, "wish_is_hidden"],
      [5, "wish_not_approved"],
    ]);
    expect(await run(publishBatch, { actor, input })).toEqual({ opened: 1, done: [1], left });
    const states = await rows<{ state: string }>(
      "select state from wishes where batch_id = $1 order by number",
      [batch.id],
    );
    expect(states.map(({ state }) => state)).toEqual([
      "open",
      "approved",
      "approved",
      "approved",
      "draft",
    ]);
    const again = await run(publishBatch, { actor, input });
    expect(again).toMatchObject({ opened: 0, done: [] });
    expect(again.left).toContainEqual({ key: 1, code: "wish_is_public" });
  });
});

describe("approving those picked", () => {
  test("takes what was read and has nothing marked; the others are told why", async () => {
    const batch = await aBatch();
    const { reviewer: actor, coordinator } = batch.desk;
    const clean = await aDraftWish(batch);
    const marked = await aDraftWish(batch);
    await rows("update wishes set words = '请打电话 13800001111 找我。' where id = $1", [
      marked.id,
    ]);
    const changed = await aDraftWish(batch);
    const unsigned = await aDraftWish(batch);
    await agreedTo(
      batch.desk,
      [clean, changed, marked].map(({ childId }) => childId),
    );
    const input = { slug: batch.slug, pick: "1-9" };
    const page = await run(readPicked, { actor, input });
    expect(page.rows).toContainEqual(
      expect.objectContaining({ id: marked.id, code: "wish_marked", texts: null }),
    );
    // Whoever forges the form says that he has read the marked text as well.
    const read = page.rows.map(({ mark }) => mark).join(".");
    await rows("update wishes set words = '换了一句话' where id = $1", [changed.id]);
    const outcome = await run(approvePicked, { actor, input: { ...input, read } });
    expect(outcome.done).toEqual([clean.number]);
    expect(outcome.left).toContainEqual({ key: marked.number, code: "wish_marked" });
    expect(outcome.left).toContainEqual({ key: changed.number, code: "wish_not_read" });
    expect(outcome.left).toContainEqual({ key: unsigned.number, code: "wish_needs_consent" });
    await expect(
      run(approvePicked, { actor: coordinator, input: { ...input, read } }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    expect(
      await count(
        "select count(*) from audit_entries where action = 'privacy.lookedAtChild' and subject_id = $1",
        [clean.childId],
      ),
    ).toBeGreaterThan(0);
  });
});

test("another organizer's people find no such batch, and who lacks the role may not", async () => {
  const batch = await promised(1);
  const other = await aBatchToClaim();
  const input = { slug: batch.slug, pick: "1", seen: "", reason: "不该由你来" };
  const courier = employed(batch.staff, batch.organizerId, ["courier"]);
  for (const [actor, code] of [
    [other.staff, "not_found"],
    [courier, "not_allowed"],
  ] as const) {
    for (const command of [cancelClaims, withdrawWishes])
      await expect(run(command, { actor, input })).rejects.toMatchObject({ code });
    await expect(run(remindClaims, { actor, input })).rejects.toMatchObject({ code });
    await expect(ask(cancelling, { actor, input })).rejects.toMatchObject({ code });
  }
  expect(await standing(batch.claimIds[0]!)).toMatchObject({ claim: "committed" });
});
