import { describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { dropImport, forgetImports } from "~/domain/imports/drop-import.server";
import { mapColumns } from "~/domain/imports/map-columns.server";
import { lookAtRows } from "~/domain/imports/look-at-rows.server";
import { importPage, importsOf } from "~/domain/imports/queries.server";
import { storeUpload } from "~/domain/imports/upload.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { eraseChild } from "~/domain/privacy/erase-child.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { readImport } from "~/jobs/read-import";
import { removeUpload } from "~/jobs/remove-upload";
import { takeInRows } from "~/jobs/take-in-rows";
import { storage } from "~/platform/storage.server";
import { aMember, anOrganizer } from "../factories/accounts";
import { aBatch, anOpenBatch } from "../factories/batches";
import {
  aFile,
  anImport,
  anUpload,
  aRow,
  asked,
  aTable,
  childOf,
  codesOf,
  pageOf,
  rowsOf,
  takenIn,
  titlesOf,
  wishesOf,
} from "../factories/imports";

const refusedWith = (code: string) => expect.objectContaining({ code });

/** Something that breaks in the database at a certain row, as if the power went; taken away again. */
async function broken<Result>(table: string, condition: string, work: () => Promise<Result>) {
  await asked(`create function break_here() returns trigger language plpgsql as $$
    begin if ${condition} then raise exception 'broken on purpose'; end if; return new; end $$;
    create trigger break_here before insert or update on ${table} for each row execute function break_here()`);
  try {
    await expect(work()).rejects.toThrow("broken on purpose");
  } finally {
    await asked(`drop function break_here cascade`);
  }
}

const names = Array.from({ length: 2_400 }, (_, at) => {
  const [surname, one, two] = [
    "赵钱孙李周吴郑王冯陈",
    "雨思晓子佳明小可春云",
    "桐欣墨远禾诺曦辰阳越",
  ];
  const rest = Math.floor(at / 10);
  return `${surname![at % 10]}${one![rest % 10]}${two![Math.floor(rest / 10) % 10]}${Math.floor(at / 1000) || ""}`.replace(
    /[12]$/,
    (digit) => "甲乙"[Number(digit) - 1]!,
  );
});

describe("kills and races", () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    aRow(`施${"一二三四五六七八九十甲乙"[at]}`, "书包"),
  );

  test("a reading that was outrun by another stages nothing more, and nothing is doubled", async () => {
    const batch = await aBatch();
    const { id } = await anUpload(batch, aTable(...many));
    await Promise.all([readImport({ importId: id }), readImport({ importId: id })]);
    await readImport({ importId: id });
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", rowsRead: 12 });
    expect((await pageOf(batch, id)).counts.right).toBe(12);
  });

  test("a reading that breaks in the middle, and at its end, begins anew and doubles nothing", async () => {
    const batch = await aBatch();
    const { id } = await anUpload(batch, aTable(...names.map((name) => aRow(name))));
    const read = () => readImport({ importId: id });
    await broken("import_rows", "new.row = 2300", read);
    expect(await pageOf(batch, id)).toMatchObject({ state: "reading" });
    await broken("imports", "new.state = 'ready'", read);
    await read();
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", rowsRead: 2_400 });
    expect((await pageOf(batch, id)).counts).toMatchObject({ right: 2_400, refused: 0 });

    await run(takeIn, { actor: batch.desk.coordinator, input: { importId: id } });
    const take = () => takeInRows({ importId: id });
    await broken("wish_sources", "new.row = 700", take);
    const half = await pageOf(batch, id);
    expect(half).toMatchObject({ state: "taking_in", rowsToDo: 2_400 });
    expect(half.counts.imported).toBe(half.rowsDone);
    expect(half.counts.imported + half.counts.right).toBe(2_400);
    expect(await wishesOf(batch)).toHaveLength(half.counts.imported);
    await broken("imports", "new.state = 'ready'", take);
    await take();
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", counts: { imported: 2_400 } });
    const wishes = await wishesOf(batch);
    expect(wishes.map(({ number }) => number)).toEqual(names.map((_, at) => at + 1));
    expect(new Set(wishes.map(({ alias }) => alias)).size).toBe(2_400);
    const [{ children }] = (await asked<{ children: bigint }>(
      "select count(*) as children from children where organizer_id = $1",
      [batch.desk.organizationId],
    )) as [{ children: bigint }];
    expect(children).toBe(2_400n);
  }, 120_000);

  test("another mapping that breaks in the middle leaves no row behind", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, ...many);
    const columns = { 0: "legalName", 1: "birth", 3: "", 7: "title", 9: "price" };
    const input = { importId: id, sheets: [{ sheet: 0, headerRow: 1, columns }] };
    await run(mapColumns, { actor: batch.desk.coordinator, input });
    const read = () => readImport({ importId: id });
    await broken("import_rows", "new.row = 9", read);
    await read();
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", rowsRead: 12 });
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ child }) => child?.school)).toEqual(many.map(() => ""));
  });

  test("two workers at one import take each row in once", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, ...many);
    await run(takeIn, { actor: batch.desk.coordinator, input: { importId: id } });
    await Promise.all([takeInRows({ importId: id }), takeInRows({ importId: id })]);
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", counts: { imported: 12 } });
    expect(await titlesOf(batch)).toHaveLength(12);
  });

  test("two imports of one table taken in one after the other bring its wishes once", async () => {
    const batch = await aBatch();
    const [one, two] = [await anImport(batch, ...many), await anImport(batch, ...many)];
    await Promise.all([takenIn(batch, one), takenIn(batch, two)]);
    expect(await titlesOf(batch)).toHaveLength(12);
  });

  test("who lost his role meanwhile imports nothing more; somebody else goes on", async () => {
    const desk = await anOrganizer();
    const batch = await aBatch({ desk });
    const leaving = await aMember(desk, "coordinator");
    const id = await anImport(batch, aRow("吕一", "书包"));
    await run(takeIn, { actor: leaving, input: { importId: id } });
    await asked("update people set frozen_at = now() where id = $1", [leaving.personId]);
    await takeInRows({ importId: id });
    expect(await pageOf(batch, id)).toMatchObject({
      state: "ready",
      failure: { code: "not_allowed" },
      counts: { right: 1 },
    });
    expect((await takenIn(batch, id)).counts.imported).toBe(1);
  });
});

describe("what the database refuses", () => {
  test("a row imported twice, or while nothing is taken in", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("张一", "书包"));
    const [row] = await rowsOf(batch, id);
    const imported =
      "update import_rows set standing = 'imported', child_id = (select id from children limit 1) where id = $1";
    await takenIn(await aBatch(), await anImport(await aBatch(), aRow("张二", "书包"))).catch(
      () => 0,
    );
    await expect(asked(imported, [row!.id])).rejects.toMatchObject({
      constraint: "step_not_possible",
    });
    await takenIn(batch, id);
    await expect(asked(imported, [row!.id])).rejects.toMatchObject({
      constraint: "step_not_possible",
    });
  });

  test("an import for a batch that takes no wishes, or of somebody else", async () => {
    const open = await anOpenBatch();
    const id = await anImport(open, aRow("孔一", "书包"));
    const input = { slug: open.slug };
    await run(closeBatch, { actor: open.desk.coordinator, input });
    await expect(anUpload(open, aTable(aRow("孔二", "书包")))).rejects.toEqual(
      refusedWith("step_not_possible"),
    );
    await expect(
      run(takeIn, { actor: open.desk.coordinator, input: { importId: id } }),
    ).rejects.toEqual(refusedWith("step_not_possible"));
    const stranger = await aBatch();
    await expect(pageOf(stranger, id)).rejects.toEqual(refusedWith("not_found"));
    await expect(anUpload({ ...open, desk: stranger.desk }, "姓名\n甲")).rejects.toEqual(
      refusedWith("not_found"),
    );
  });
});

test("a courier sees how far a table is and no name; a reviewer looks, and takes nothing in", async () => {
  const desk = await anOrganizer();
  const batch = await aBatch({ desk });
  const id = await anImport(batch, aRow("丁一", "书包"));
  const input = { importId: id };
  const seen = await ask(importPage, { actor: desk.courier, input });
  expect(seen).toMatchObject({ fileName: null, can: { keep: false, open: false } });
  expect(seen.sheets[0]).toMatchObject({ name: null });
  expect(seen.sheets[0]?.columns.every(({ heading }) => heading === "")).toBe(true);
  const look = (actor: Person) => run(lookAtRows, { actor, input });
  await expect(look(desk.courier)).rejects.toEqual(refusedWith("not_allowed"));
  const { rows } = await look(desk.reviewer);
  const notes = await asked(
    "select actor_id, purpose from audit_entries where action = 'imports.lookedAtRow' and subject_id = $1",
    [rows[0]!.id],
  );
  expect(notes).toEqual([{ actor_id: desk.reviewer.personId, purpose: "record_child" }]);
  const take = run(takeIn, { actor: desk.reviewer, input });
  await expect(take).rejects.toEqual(refusedWith("not_allowed"));
});

describe("forgetting", () => {
  test("an import is gone when it is dropped, and after seven days", async () => {
    const batch = await aBatch();
    const [one, two] = [
      await anImport(batch, aRow("曹一", "书包")),
      await anImport(batch, aRow("曹二", "书包")),
    ];
    const actor = batch.desk.coordinator;
    await run(dropImport, { actor, input: { importId: one } });
    expect((await pageOf(batch, one)).state).toBe("gone");
    await expect(rowsOf(batch, one)).rejects.toEqual(refusedWith("import_gone"));
    await runSweep(forgetImports, { now: new Date(Date.now() + 6 * 86_400_000) });
    expect((await pageOf(batch, two)).state).toBe("ready");
    await runSweep(forgetImports, { now: new Date(Date.now() + 7 * 86_400_000 + 60_000) });
    expect((await pageOf(batch, two)).state).toBe("gone");
    const { imports } = await ask(importsOf, { actor, input: { slug: batch.slug } });
    expect(imports).toEqual([]);
    const left = await asked(
      "select 1 from import_rows where import_id = any ($1) union all select 1 from imports where id = any ($1) and num_nonnulls(key_id, layout_sealed, file_name_sealed) > 0",
      [[one, two]],
    );
    expect(left).toEqual([]);
  });

  test("erasing a child forgets what staged rows say of it", async () => {
    const batch = await aBatch();
    await takenIn(batch, await anImport(batch, aRow("严一", "书包")));
    const waiting = await anImport(batch, aRow("严一", "台灯"), aRow("严二", "台灯"));
    const childId = await childOf((await wishesOf(batch))[0]!.id);
    await run(eraseChild, { actor: batch.desk.coordinator, input: { childId } });
    const rows = await rowsOf(batch, waiting);
    expect(rows.map(({ standing, child }) => [standing, child?.legalName])).toEqual([
      ["refused", undefined],
      ["right", "严二"],
    ]);
    expect(codesOf(rows[0]!)).toEqual([":child_erased"]);
    expect(rows[0]?.raw).toEqual({});
    const marks = await asked(
      "select 1 from wish_sources s join wishes w on w.id = s.wish_id where w.child_id = $1",
      [childId],
    );
    expect(marks).toEqual([]);
  });

  test("the file is gone once it is read, and when nobody ever names it", async () => {
    const batch = await aBatch();
    const { id } = await anUpload(batch, aTable(aRow("夏一", "书包")));
    const [row] = await asked<{ upload_key: string }>(
      "select upload_key from imports where id = $1",
      [id],
    );
    const key = row!.upload_key;
    await removeUpload({ key });
    expect(await storage().get(key)).not.toBeNull();
    await readImport({ importId: id });
    const jobs = await asked<{ task: string }>(
      "select task_identifier as task from graphile_worker.jobs where key = $1 and run_at <= clock_timestamp()",
      [`remove-upload:${key}`],
    );
    expect(jobs).toEqual([{ task: "remove-upload" }]);
    await removeUpload({ key });
    expect(await storage().get(key)).toBeNull();

    const stray = await storeUpload(aFile("姓名,心愿"));
    const later = await asked(
      "select 1 from graphile_worker.jobs where key = $1 and run_at > clock_timestamp()",
      [`remove-upload:${stray.key}`],
    );
    expect(later).toHaveLength(1);
    await removeUpload({ key: stray.key });
    expect(await storage().get(stray.key)).toBeNull();
  });

  test("nothing of a row lies unsealed, in no table and no job", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("欧阳凤仪", "书包", { school: "青竹小学", guardian: "欧阳铁柱", phone: "19900007654" }),
      aRow("司马", "书包", { price: "梧桐币五枚" }),
    );
    await takenIn(batch, id);
    const tables = await asked<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'keys', 'graphile_worker')`,
    );
    for (const text of ["欧阳凤仪", "青竹小学", "铁柱", "19900007654", "梧桐币", "心愿表.csv"]) {
      for (const { name } of tables) {
        const found = await asked(`select 1 from ${name} t where t::text like $1 limit 1`, [
          `%${text}%`,
        ]);
        expect(found, `${text} in ${name}`).toEqual([]);
      }
    }
  });
});
