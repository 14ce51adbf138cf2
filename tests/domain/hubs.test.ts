import { afterAll, expect, test } from "vitest";
import { desk } from "~/domain/batches/desk-list.server";
import { hubPage } from "~/domain/batches/hubs.server";
import { closeHub, makeHub, reopenHub } from "~/domain/batches/keep-hubs.server";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { reviseBatch } from "~/domain/batches/make-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { newBatchPage } from "~/domain/batches/programmes.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aPerson } from "../factories/accounts";
import { aBatch, anOpenBatch } from "../factories/batches";
import { asOwner } from "../setup/database";

afterAll(closePools);

const row = (text: string, values: unknown[]) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows[0]!;
  });
const hubOf = async (batchId: string) =>
  (await row("select hub_id as id from batches where id = $1", [batchId])).id!;
const another = {
  name: "柳溪镇中心小学收件点",
  address: "禾川县柳溪镇学前路 1 号",
  phone: "0800-654321",
};

test("a closed hub is offered to no new batch, and old ones keep it", async () => {
  const batch = await aBatch();
  const { coordinator: actor, organizationId } = batch.desk;
  const hubId = await hubOf(batch.id);
  const { id: open } = await run(makeHub, { actor, input: { ...another, organizationId } });
  await run(closeHub, { actor, input: { hubId } });

  const { slug } = await row(
    "select p.slug from programmes p join batches b on b.programme_id = p.id where b.id = $1",
    [batch.id],
  );
  const fresh = await ask(newBatchPage, { actor, input: { slug, from: batch.slug } });
  expect(fresh.hubs.map(({ id }) => id)).toEqual([open]);
  expect(fresh.batch.hubId).toBeUndefined();

  const form = await ask(batchForm, { actor, input: { slug: batch.slug } });
  expect(form.hubs.map(({ id }) => id).sort()).toEqual([hubId, open].sort());
  const revise = (to: string) =>
    run(reviseBatch, { actor, input: { ...form, slug: batch.slug, hubId: to } });
  await revise(hubId);
  await revise(open);
  await expect(revise(hubId)).rejects.toMatchObject({ code: "hub_closed", field: "hubId" });

  await run(reopenHub, { actor, input: { hubId } });
  await revise(hubId);
});

test("it stays open while things are to come, and for whom a public batch would send more", async () => {
  const batch = await anOpenBatch(1);
  const { coordinator: actor } = batch.desk;
  const hubId = await hubOf(batch.id);
  const close = () => run(closeHub, { actor, input: { hubId } });
  await expect(close()).rejects.toMatchObject({ code: "hub_has_batches" });

  const donor = await aPerson();
  const { publicId } = await row('select public_id as "publicId" from wishes where id = $1', [
    batch.wishes[0]!.id,
  ]);
  const { id: claimId } = await run(holdWish, { actor: donor, input: { wishId: publicId } });
  await run(commitClaim, { actor: donor, input: { claimId, way: "ship" } });
  await run(closeBatch, { actor, input: { slug: batch.slug } });
  await expect(close()).rejects.toMatchObject({ code: "hub_has_claims" });
  expect(await ask(hubPage, { actor, input: { hubId } })).toMatchObject({ coming: 1, lying: 0 });

  await run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
  await close();
  await expect(close()).rejects.toMatchObject({ code: "step_not_possible" });
});

test("only its own coordinator closes it", async () => {
  const batch = await aBatch();
  const hubId = await hubOf(batch.id);
  const other = await aBatch();
  for (const [actor, code] of [
    [other.desk.coordinator, "not_found"],
    [batch.desk.reviewer, "not_allowed"],
  ] as const)
    await expect(run(closeHub, { actor, input: { hubId } })).rejects.toMatchObject({ code });
});

test("a desk's hubs come with those that are open first", async () => {
  const batch = await aBatch();
  const { coordinator: actor, organizationId } = batch.desk;
  await run(closeHub, { actor, input: { hubId: await hubOf(batch.id) } });
  await run(makeHub, { actor, input: { ...another, organizationId } });
  const { hubs } = await ask(desk, { actor, input: {} });
  expect(hubs.map(({ closed }) => closed)).toEqual([false, true]);
  expect(hubs[0]).toMatchObject({ coming: 0, lying: 0, stock: 0, batches: 0 });
});
