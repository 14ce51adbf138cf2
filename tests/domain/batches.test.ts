import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeDueBatches } from "~/domain/batches/close-batch.server";
import { reviseBatch } from "~/domain/batches/make-batch.server";
import {
  publishBatch,
  publishDueBatches,
  scheduleBatch,
} from "~/domain/batches/publish-batch.server";
import { board } from "~/domain/claims/board.server";
import { instantOf, localOf } from "~/domain/batches/times";
import { todo } from "~/domain/batches/todo.server";
import { ageBands, bandOf, readBirth } from "~/domain/privacy/birth";
import { withdrawConsent } from "~/domain/privacy/withdraw-consent.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { publicCells, smallestCell } from "~/domain/wishes/cells";
import { addWish } from "~/domain/wishes/add-wish.server";
import { fairStep } from "~/domain/wishes/fair";
import { publicDb } from "~/platform/db.server";
import {
  aBatch,
  aDraftWish,
  agreedTo,
  anApprovedWish,
  anOpenBatch,
  aWishForm,
} from "../factories/batches";

const refusedWith = (code: string) => expect.objectContaining({ code });
const shown = (slug: string) =>
  publicDb
    .selectFrom("publicWishes")
    .select(["number", "placeCode", "ageBand"])
    .where("batchSlug", "=", slug)
    .orderBy("number")
    .execute();

describe("what is shown of place and age", () => {
  const child = fc.record({
    id: fc.uuid(),
    // The last is a county: of a child whose paper says no township.
    township: fc.constantFrom("990101001", "990101002", "990102001", "990101"),
    ageBand: fc.constantFrom(...ageBands, null),
  });
  const children = fc
    .array(child, { maxLength: 60 })
    .map((all) => all.map((one) => ({ ...one, county: one.township.slice(0, 6) })));

  test("a township is shown only where five children show exactly the same", () => {
    fc.assert(
      fc.property(children, (all) => {
        const cells = publicCells(all);
        const sharing = (place: string, ageBand: string | null) =>
          [...cells.values()].filter((cell) => cell.place === place && cell.ageBand === ageBand);
        for (const { id, township, county, ageBand } of all) {
          const cell = cells.get(id)!;
          expect([township, county]).toContain(cell.place);
          expect([ageBand, null]).toContain(cell.ageBand);
          if (cell.place !== county || cell.ageBand !== null) {
            expect(sharing(cell.place, cell.ageBand).length).toBeGreaterThanOrEqual(smallestCell);
          }
        }
      }),
    );
  });

  test("when some leave, what is shown of the others only widens, and still nobody stands out", () => {
    const leaving = children.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)));
    fc.assert(
      fc.property(leaving, ([all, staying]) => {
        const before = publicCells(all);
        const after = publicCells(staying.map((one) => ({ ...one, shown: before.get(one.id)! })));
        const shared = Map.groupBy(after.values(), (cell) => `${cell.place} ${cell.ageBand}`);
        for (const { id, county } of staying) {
          const [old, cell] = [before.get(id)!, after.get(id)!];
          if (old.ageBand === null) expect(cell.ageBand).toBeNull();
          if (cell.place === county && cell.ageBand === null) continue;
          expect(old.place).toBe(cell.place);
          expect(shared.get(`${cell.place} ${cell.ageBand}`)!.length).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });

  test("the order in which children come changes nothing", () => {
    fc.assert(
      fc.property(children, (all) => {
        const cells = publicCells(all);
        const turned = publicCells([...all].reverse());
        for (const { id } of all) expect(turned.get(id)).toEqual(cells.get(id));
      }),
    );
  });

  test("the band is lost first, then the township", () => {
    const of = (count: number, township: string, ageBand: (typeof ageBands)[number]) =>
      Array.from({ length: count }, (_, at) => ({
        id: `${township}-${ageBand}-${at}`,
        township,
        county: "c",
        ageBand,
      }));
    const cells = publicCells([
      ...of(5, "a", "6-8"),
      ...of(3, "b", "6-8"),
      ...of(2, "b", "9-11"),
      ...of(2, "d", "6-8"),
    ]);
    expect(cells.get("a-6-8-0")).toEqual({ place: "a", ageBand: "6-8" });
    expect(cells.get("b-9-11-0")).toEqual({ place: "b", ageBand: null });
    expect(cells.get("d-6-8-0")).toEqual({ place: "c", ageBand: null });
  });
});

test("a batch with nothing approved isn't published; what is approved later opens later", async () => {
  const batch = await aBatch();
  const { coordinator: actor, reviewer } = batch.desk;
  const publish = () => run(publishBatch, { actor, input: { slug: batch.slug } });
  await aDraftWish(batch);
  await expect(publish()).rejects.toEqual(refusedWith("batch_nothing_approved"));
  await anApprovedWish(batch);
  await expect(run(publishBatch, { actor: reviewer, input: { slug: batch.slug } })).rejects.toEqual(
    refusedWith("not_allowed"),
  );
  expect(await publish()).toMatchObject({ opened: 1 });
  expect(await shown(batch.slug)).toEqual([{ number: 2, placeCode: "990101", ageBand: null }]);
  for (let more = 0; more < 4; more += 1) await anApprovedWish(batch);
  expect(await publish()).toMatchObject({ opened: 4 });
  expect(new Set((await shown(batch.slug)).map(({ placeCode }) => placeCode))).toEqual(
    new Set(["990101001"]),
  );
});

test("a title that names a township of fewer than five children is refused", async () => {
  const batch = await aBatch({ title: "石桥乡的第一批" });
  await anApprovedWish(batch);
  const publishing = run(publishBatch, {
    actor: batch.desk.coordinator,
    input: { slug: batch.slug },
  });
  await expect(publishing).rejects.toEqual(refusedWith("batch_names_small_place"));
});

test("children whose paper says no township are shown by county, and the others as before", async () => {
  const batch = await aBatch();
  for (let at = 0; at < 5; at += 1) await anApprovedWish(batch);
  const placeless = await anApprovedWish(batch, { townshipCode: "990101" });
  await anApprovedWish(batch, { townshipCode: "990101002" });
  const actor = batch.desk.coordinator;
  await run(publishBatch, { actor, input: { slug: batch.slug } });
  const narrow = Array(5).fill(["990101001", "9-11"]);
  const cells = async () => (await shown(batch.slug)).map((one) => [one.placeCode, one.ageBand]);
  expect(await cells()).toEqual([...narrow, ["990101", null], ["990101", null]]);
  await run(withdrawConsent, {
    actor,
    input: { childId: placeless.childId, scopes: ["publish_text"] },
  });
  expect(await cells()).toEqual([...narrow, ["990101", null]]);
  await expect(
    run(addWish, { actor, input: { batchId: batch.id, ...aWishForm({ townshipCode: "99" }) } }),
  ).rejects.toEqual(refusedWith("township_unknown"));
});

test("a scheduled batch posts itself at its time, and closes on its day", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  await anApprovedWish(batch);
  const at = new Date(Date.now() + 3_600_000);
  const publishAt = localOf(at, "Asia/Shanghai");
  await run(scheduleBatch, { actor, input: { slug: batch.slug, publishAt } });
  await runSweep(publishDueBatches);
  expect(await shown(batch.slug)).toHaveLength(0);
  await runSweep(publishDueBatches, { now: new Date(+at + 86_400_000) });
  expect(await shown(batch.slug)).toHaveLength(1);
  await runSweep(closeDueBatches, { now: new Date(+at + 30 * 86_400_000) });
  const { batch: seen } = await ask(board, { actor, input: { slug: batch.slug } });
  expect(seen.state).toBe("closed");
  await expect(run(publishBatch, { actor, input: { slug: batch.slug } })).rejects.toEqual(
    refusedWith("step_not_possible"),
  );
});

test("a batch whose wishes lost their consent before its time goes back to draft", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  const wish = await anApprovedWish(batch);
  const publishAt = localOf(new Date(Date.now() + 3_600_000), "Asia/Shanghai");
  await run(scheduleBatch, { actor, input: { slug: batch.slug, publishAt } });
  const { withdrawConsent } = await import("~/domain/privacy/withdraw-consent.server");
  await run(withdrawConsent, { actor, input: { childId: wish.childId, scopes: "publish_text" } });
  await runSweep(publishDueBatches, { now: new Date(Date.now() + 7_200_000) });
  const { batch: seen } = await ask(board, { actor, input: { slug: batch.slug } });
  expect(seen.state).toBe("draft");
});

test("a person's to-do shows only what his roles allow", async () => {
  const batch = await aBatch();
  await aDraftWish(batch);
  const of = async (actor: typeof batch.desk.reviewer) =>
    (await ask(todo, { actor, input: {} })).flatMap(({ tasks }) =>
      tasks.map(({ task, count }) => ({ task, count })),
    );
  expect(await of(batch.desk.reviewer)).toEqual([{ task: "texts", count: 1 }]);
  expect(await of(batch.desk.coordinator)).toEqual([{ task: "consentsMissing", count: 1 }]);
});

test("dates and limits of an open batch may change", async () => {
  const { slug, desk } = await anOpenBatch();
  const { hubId, ...form } = await ask(
    (await import("~/domain/batches/queries.server")).batchForm,
    { actor: desk.coordinator, input: { slug } },
  );
  const input = { ...form, hubId, cap: "3", number: String(form.number) };
  await expect(run(reviseBatch, { actor: desk.coordinator, input })).resolves.toBeUndefined();
  await expect(
    run(reviseBatch, { actor: desk.coordinator, input: { ...input, closesOn: "2020-01-01" } }),
  ).rejects.toEqual(refusedWith("batch_closes_in_past"));
});

test("births are read as they are written, and clocks by their zone", () => {
  const today = "2026-11-23";
  expect(readBirth("2015-03-02", today)).toEqual({ text: "2015-03-02", age: 11, years: [2015] });
  expect(readBirth("2014年3月", today)).toEqual({ text: "2014-03", age: 12, years: [2014] });
  expect(readBirth("１１岁", today)).toMatchObject({ age: 11, years: [2014, 2015] });
  expect(readBirth("2014-02-30", today)).toBeNull();
  expect(readBirth("2030-01-01", today)).toBeNull();
  expect([2, 3, 11, 17, 18].map(bandOf)).toEqual([null, "3-5", "9-11", "15-17", null]);
  expect(instantOf("2026-12-24T18:00", "Asia/Shanghai").toISOString()).toBe(
    "2026-12-24T10:00:00.000Z",
  );
  expect(instantOf("2026-07-01T00:00", "Europe/Berlin").toISOString()).toBe(
    "2026-06-30T22:00:00.000Z",
  );
});

test("waiting and a near end bring a wish forward in coarse steps", () => {
  const day = 86_400_000;
  const now = new Date("2026-11-23T00:00:00Z");
  const step = (waited: number, left: number) =>
    fairStep(new Date(+now - waited * day), new Date(+now + left * day), now);
  expect(step(0, 30)).toBe(100);
  expect(step(15, 30)).toBe(80);
  expect(step(0, 2)).toBe(70);
  expect(step(365, 1)).toBe(20);
});

test("when one of five withdraws, what is shown of the other four widens in the same moment", async () => {
  const batch = await anOpenBatch(5);
  const cells = () =>
    publicDb
      .selectFrom("publicWishes")
      .select(["placeCode", "ageBand"])
      .where("batchId", "=", batch.id)
      .execute();
  const before = await cells();
  expect(before).toHaveLength(5);
  expect(new Set(before.map(({ placeCode }) => placeCode))).toEqual(new Set(["990101001"]));
  expect(before[0]?.ageBand).toBe("9-11");

  const { childId } = batch.wishes[0]!;
  const input = { childId, scopes: ["publish_text"] };
  await run(withdrawConsent, { actor: batch.desk.coordinator, input });
  const wide = { placeCode: "990101", ageBand: null };
  expect(await cells()).toEqual(Array(4).fill(wide));

  await agreedTo(batch.desk, [childId]);
  expect(await cells()).toEqual(Array(5).fill(wide));
});
