import { expect, test } from "vitest";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { expireClaims, remindOfClaims } from "~/domain/claims/expire-claims.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { wishHistory } from "~/domain/claims/wish-history.server";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { sendBackWish, approveWish } from "~/domain/wishes/approve-wish.server";
import { reviseWish } from "~/domain/wishes/revise-wish.server";
import { anOrganizer } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo, aWishForm } from "../factories/batches";
import { aDonor } from "../factories/donors";
import { asOwner, rows } from "../setup/database";

test("a wish's history tells who did what and when, newest first, with donors unnamed", async () => {
  const batch = await aBatch();
  const { coordinator, reviewer } = batch.desk;
  await rows("update people set name = '周岚' where id = $1", [coordinator.personId]);
  const wish = await aDraftWish(batch);
  const input = { wishId: wish.id };
  await run(sendBackWish, { actor: reviewer, input: { ...input, reason: "缺尺码。" } });
  await run(reviseWish, {
    actor: coordinator,
    input: { ...input, ...aWishForm({ size: "39码" }) },
  });
  await agreedTo(batch.desk, [wish.childId]);
  await run(approveWish, { actor: reviewer, input });
  await run(publishBatch, { actor: coordinator, input: { slug: batch.slug } });
  const donor = await aDonor();
  await rows("update people set name = '林女士' where id = $1", [donor.personId]);
  const { id: claimId } = await run(holdWish, { actor: donor, input: { wishId: wish.publicId } });
  await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
  const look = { childIds: [wish.childId], fields: ["school"], purpose: "contact_guardian" };
  await run(revealChild, { actor: coordinator, input: look });
  await run(revealChild, { actor: coordinator, input: look });

  const history = await ask(wishHistory, { actor: reviewer, input });
  const names = history.entries.map(({ name }) => name);
  expect(names[0]).toBe("privacy.lookedAtChild");
  const done = names.filter((name) => !name.startsWith("privacy."));
  expect(done).toEqual([
    "claim_committed",
    "claim_held",
    "batch_published",
    "wish_approved",
    "consents_approved",
    "consents_recorded",
    "wish_revised",
    "wish_sent_back",
    ...done.slice(8),
  ]);
  expect(done.slice(8).sort()).toEqual(["child_recorded", "wish_added"]);
  const looks = history.entries.filter(({ purpose }) => purpose === "contact_guardian");
  expect(looks).toMatchObject([{ look: true, by: { kind: "staff", name: "周岚" } }]);
  const claimed = history.entries.filter((entry) => entry.claimId === claimId);
  expect(claimed.map(({ by }) => by)).toEqual([{ kind: "donor" }, { kind: "donor" }]);
  expect(JSON.stringify(history)).not.toContain("林女士");
  expect(history.timeZone).toBe("Asia/Shanghai");
});

test("what the clock did stands in it too, once", async () => {
  const batch = await aBatch();
  const wish = await aDraftWish(batch);
  await agreedTo(batch.desk, [wish.childId]);
  await run(approveWish, { actor: batch.desk.reviewer, input: { wishId: wish.id } });
  await run(publishBatch, { actor: batch.desk.coordinator, input: { slug: batch.slug } });
  const donor = await aDonor();
  const { id: claimId } = await run(holdWish, { actor: donor, input: { wishId: wish.publicId } });
  await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
  for (const days of [8, 9, 12])
    await runSweep(remindOfClaims, { now: new Date(Date.now() + days * 86_400_000) });
  await runSweep(expireClaims, { now: new Date(Date.now() + 60 * 86_400_000) });

  const { entries } = await ask(wishHistory, {
    ...{ actor: batch.desk.coordinator, input: { wishId: wish.id } },
  });
  const expired = entries.filter(({ name }) => name === "claim_expired");
  expect(expired).toMatchObject([{ claimId, by: { kind: "system" } }]);
});

test("another organizer's staff see no history, and a donor none either", async () => {
  const wish = await aDraftWish(await aBatch());
  const { coordinator } = await anOrganizer();
  for (const actor of [coordinator, await aDonor()])
    await expect(ask(wishHistory, { actor, input: { wishId: wish.id } })).rejects.toMatchObject({
      code: "not_found",
    });
});

test("events are found by the index on what they are about", async () => {
  const plan = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    await client.query("set enable_seqscan = off");
    const { rows } = await client.query<Record<string, string>>(
      `explain select e.id from (values (jsonb_build_object('wishId', gen_random_uuid()))) as k (key)
       join events e on e.subject @> k.key`,
    );
    return rows.map((row) => Object.values(row)[0]).join("\n");
  });
  expect(plan).toContain("events_by_subject");
});
