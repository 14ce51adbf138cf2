import { expect, test } from "vitest";
import { reviseProgramme } from "~/domain/batches/keep-programmes.server";
import { reviseBatch } from "~/domain/batches/make-batch.server";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { freezeWish } from "~/domain/wishes/freeze-wish.server";
import { hideWish, showWish } from "~/domain/wishes/hide-wish.server";
import { widenSmallCells } from "~/domain/wishes/widen-cells.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { publicDb } from "~/platform/db.server";
import { aSteward } from "../factories/accounts";
import { anApprovedWish, anOpenBatch } from "../factories/batches";
import { asOwner } from "../setup/database";

const refusedWith = (code: string) => expect.objectContaining({ code });
const shown = (slug: string) =>
  publicDb
    .selectFrom("publicWishes")
    .select(["number", "placeCode", "ageBand"])
    .where("batchSlug", "=", slug)
    .orderBy("number")
    .execute();

test("whatever takes one of five off the pages, the other four widen within the minute", async () => {
  const batch = await anOpenBatch(9);
  const { coordinator: actor } = batch.desk;
  const [first, second, third, fourth, fifth] = batch.wishes;
  const places = async (now = new Date()) => {
    await runSweep(widenSmallCells, { now });
    const wishes = await publicDb
      .selectFrom("publicWishes")
      .select(["placeCode", "ageBand"])
      .where("batchId", "=", batch.id)
      .execute();
    return [wishes.length, ...new Set(wishes.map((one) => `${one.placeCode} ${one.ageBand}`))];
  };
  const narrow = "990101001 9-11";
  await run(hideWish, { actor, input: { wishId: first!.id, reason: "认得出孩子" } });
  expect(await places()).toEqual([8, narrow]);
  await run(freezeWish, { actor: await aSteward(), input: { wishId: second!.id } });
  await run(withdrawWish, { actor, input: { wishId: third!.id, reason: "孩子不要了" } });
  await run(hideWish, { actor, input: { wishId: fourth!.id, reason: "认得出孩子" } });
  expect(await places()).toEqual([5, narrow]);
  await run(hideWish, { actor, input: { wishId: fifth!.id, reason: "认得出孩子" } });
  expect(await places()).toEqual([4, "990101 null"]);
  // What comes back stands out no more than the others.
  await run(showWish, { actor, input: { wishId: fifth!.id } });
  expect(await places()).toEqual([5, "990101 null"]);
  // Hidden children hide nobody when more are posted.
  const other = await anOpenBatch(5);
  await run(hideWish, {
    actor: other.desk.coordinator,
    input: { wishId: other.wishes[0]!.id, reason: "认得出孩子" },
  });
  await anApprovedWish({ ...other, desk: other.desk }, { townshipCode: "990101" });
  await run(publishBatch, { actor: other.desk.coordinator, input: { slug: other.slug } });
  expect(new Set((await shown(other.slug)).map(({ placeCode }) => placeCode))).toEqual(
    new Set(["990101"]),
  );
});

test("four of five are still nobody's guess when a consent has ended", async () => {
  const batch = await anOpenBatch(5);
  await asOwner(process.env.DATABASE_OWNER_URL!, (client) =>
    client.query("update wishes set publish_until = now() where id = $1", [batch.wishes[0]!.id]),
  );
  expect(await runSweep(widenSmallCells)).toBeGreaterThan(0);
  expect(await shown(batch.slug)).toEqual(
    Array.from({ length: 4 }, () =>
      expect.objectContaining({ placeCode: "990101", ageBand: null }),
    ),
  );
});

test("an open batch is not renamed after a township of few children, nor is its programme", async () => {
  const { slug, desk, wishes, id } = await anOpenBatch(1);
  const { coordinator: actor } = desk;
  const form = await ask(batchForm, { actor, input: { slug } });
  const revise = (more: Record<string, unknown>) =>
    run(reviseBatch, { actor, input: { ...form, number: String(form.number), ...more } });
  const small = refusedWith("batch_names_small_place");
  for (const more of [
    { title: "石桥的第一批" },
    { intro: "Shiqiao 的孩子" },
    { placeCode: "990101001" },
  ])
    await expect(revise(more)).rejects.toEqual(small);
  await expect(revise({ intro: "身份证 110101201203070018" })).rejects.toMatchObject({
    issues: [{ field: "intro", code: "text_holds_forbidden" }],
  });
  await revise({ title: "第二批" });
  const [programme] = await asOwner(process.env.DATABASE_OWNER_URL!, async (client) => {
    const { rows } = await client.query<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.id = $1",
      [id],
    );
    return rows;
  });
  const rename = (title: string) =>
    run(reviseProgramme, { actor, input: { slug: programme!.slug, title, about: "" } });
  await expect(rename("石桥圆梦")).rejects.toEqual(small);
  await rename("万愿圆梦");
  // Who is hidden is nobody's neighbour: then the name tells of nobody.
  await run(hideWish, { actor, input: { wishId: wishes[0]!.id, reason: "认得出孩子" } });
  await revise({ title: "石桥的第二批" });
});
