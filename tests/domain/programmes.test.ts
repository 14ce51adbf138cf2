import { afterAll, expect, test } from "vitest";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { desk } from "~/domain/batches/desk-list.server";
import { archiveProgramme, makeProgramme } from "~/domain/batches/keep-programmes.server";
import { makeBatch } from "~/domain/batches/make-batch.server";
import { newBatchPage, programmePage } from "~/domain/batches/programmes.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatch, anOpenBatch } from "../factories/batches";
import { asOwner } from "../setup/database";

afterAll(closePools);

const row = (text: string, values: unknown[]) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows[0]!;
  });
const programmeOf = async (batchId: string) => {
  const { slug, id, hub } = await row(
    "select p.slug, p.id, b.hub_id as hub from programmes p join batches b on b.programme_id = p.id where b.id = $1",
    [batchId],
  );
  return { slug: slug!, id: id!, hub: hub! };
};
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test("its page counts wishes batch by batch, and says how long granting took", async () => {
  const batch = await anOpenBatch(3);
  const actor = batch.desk.coordinator;
  const { slug } = await programmeOf(batch.id);
  await row("update wishes set state = 'taken' where id = $1 returning id", [batch.wishes[1]!.id]);
  await row(
    "update wishes set state = 'granted', granted_at = opened_at + interval '4 days' where id = $1 returning id",
    [batch.wishes[1]!.id],
  );
  const page = await ask(programmePage, { actor, input: { slug } });
  expect(page).toMatchObject({
    keeps: true,
    live: true,
    totals: { batches: 1, wishes: 3, granted: 1 },
  });
  expect(page.batches[0]).toMatchObject({ number: 1, wishes: 3, granted: 1, days: 4 });
});

test("a new batch is like an earlier one, its dates counted from today", async () => {
  const batch = await aBatch({ title: "千愿圆梦 第 1 期" });
  const actor = batch.desk.coordinator;
  const { slug, hub } = await programmeOf(batch.id);
  const from = (like?: string, now?: Date) =>
    ask(newBatchPage, { actor, input: { slug, from: like }, now });
  const later = new Date(Date.now() + 30 * 86_400_000);
  expect(await from(batch.slug, later)).toMatchObject({
    like: "千愿圆梦 第 1 期",
    batch: { number: 2, title: "千愿圆梦 第 2 期", hubId: hub, cap: 5, holdMinutes: 30 },
  });
  const { batch: filled } = await from(batch.slug, later);
  expect(filled).not.toHaveProperty("intro");
  expect(filled.closesOn! > day(45)).toBe(true);
  expect(filled.deliverBy! > filled.closesOn!).toBe(true);

  const plain = await from();
  expect(plain.like).toBeNull();
  expect(plain.batch).toMatchObject({ number: 2, hubId: hub, placeCode: "990101" });
  expect(plain.batch.title).toBeUndefined();
  expect((await from("of-somebody-else")).like).toBeNull();
});

test("an archived programme folds away, gets no batches, and can be taken up again", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  const { slug, id, hub } = await programmeOf(batch.id);
  const archive = (state: string) => run(archiveProgramme, { actor, input: { slug, state } });
  const listed = async (archived = false) =>
    (await ask(desk, { actor, input: { archived } })).programmes.map((one) => one.slug);
  await archive("archived");
  expect(await listed()).toEqual([]);
  expect(await listed(true)).toEqual([slug]);

  const make = () =>
    run(makeBatch, {
      actor,
      input: {
        programmeId: id,
        hubId: hub,
        slug: `${batch.slug}-2`,
        number: "2",
        title: "第二批",
        placeCode: "990101",
        closesOn: day(10),
        deliverBy: day(20),
      },
    });
  await expect(make()).rejects.toMatchObject({ code: "programme_archived" });
  await archive("active");
  await make();
  expect(await listed()).toEqual([slug]);
  const other = await aBatch();
  const theirs = run(archiveProgramme, {
    actor: other.desk.coordinator,
    input: { slug, state: "archived" },
  });
  await expect(theirs).rejects.toMatchObject({ code: "not_found" });
});

test("no programme and no batch gets the address of the page that makes one", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  const { id, hub } = await programmeOf(batch.id);
  const reserved = { issues: [{ field: "slug", code: "slug_reserved" }] };
  const programme = { organizationId: batch.desk.organizationId, slug: "New", title: "新的" };
  await expect(run(makeProgramme, { actor, input: programme })).rejects.toMatchObject(reserved);
  const dates = { closesOn: day(10), deliverBy: day(20) };
  const made = { programmeId: id, hubId: hub, number: "2", title: "第二批", placeCode: "990101" };
  await expect(
    run(makeBatch, { actor, input: { ...made, ...dates, slug: "new" } }),
  ).rejects.toMatchObject(reserved);
});

test("a programme with an open batch is not archived", async () => {
  const batch = await anOpenBatch(1);
  const actor = batch.desk.coordinator;
  const { slug } = await programmeOf(batch.id);
  const archive = () => run(archiveProgramme, { actor, input: { slug, state: "archived" } });
  await expect(archive()).rejects.toMatchObject({ code: "programme_has_live_batches" });
  await run(closeBatch, { actor, input: { slug: batch.slug } });
  await archive();
});

test("the list is filtered by state and comes in pages", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  const { id, hub } = await programmeOf(batch.id);
  for (let number = 2; number <= 27; number += 1)
    await run(makeBatch, {
      actor,
      input: {
        programmeId: id,
        hubId: hub,
        slug: `${batch.slug}-${number}`,
        number: String(number),
        title: `第 ${number} 批`,
        placeCode: "990101",
        closesOn: day(10),
        deliverBy: day(20),
      },
    });
  const list = (input: Record<string, unknown>) => ask(desk, { actor, input });
  const numbers = async (input: Record<string, unknown>) =>
    (await list(input)).programmes.flatMap(({ batches }) => batches.map((one) => one.number));
  expect((await numbers({}))[0]).toBe(27);
  expect(await numbers({})).toHaveLength(24);
  expect(await numbers({ page: "2" })).toEqual([3, 2, 1]);
  expect(await numbers({ page: "999" })).toEqual([3, 2, 1]);
  expect(await numbers({ state: "open" })).toEqual([]);
  expect(await list({ state: "nonsense" })).toMatchObject({ state: null, counts: { draft: 27 } });
});
