import { afterEach, describe, expect, test, vi } from "vitest";
import { deskBatch } from "~/domain/batches/queries.server";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { dropImport, forgetImports } from "~/domain/imports/drop-import.server";
import { lookAtColumns, lookAtRow } from "~/domain/imports/look-at-rows.server";
import { mapColumns } from "~/domain/imports/map-columns.server";
import { importsOf } from "~/domain/imports/queries.server";
import { recordImportConsents } from "~/domain/imports/record-import-consents.server";
import { reviseRow } from "~/domain/imports/revise-row.server";
import { takeErrorRows } from "~/domain/imports/take-error-rows.server";
import { takeIn } from "~/domain/imports/take-in.server";
import type { WireRow } from "~/domain/imports/shapes";
import { eraseChild } from "~/domain/privacy/erase-child.server";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { addFurtherWish } from "~/domain/wishes/add-wish.server";
import { approveWish } from "~/domain/wishes/approve-wish.server";
import { reviseWish } from "~/domain/wishes/revise-wish.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { readImport } from "~/jobs/read-import";
import { takeInRows } from "~/jobs/take-in-rows";
import { aBatch, agreedTo, anOpenBatch, aWishForm } from "../factories/batches";
import { aMember, anOrganizer } from "../factories/accounts";
import {
  anImport,
  anUpload,
  aRow,
  aTable,
  pageOf,
  rowsOf,
  takenIn,
  type Batch,
} from "../factories/imports";
import { asOwner } from "../setup/database";

const refusedWith = (code: string) => expect.objectContaining({ code });
const owner = process.env.DATABASE_OWNER_URL ?? "";
const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Row>(text, values)).rows);

const wishesOf = async (batch: Batch) =>
  (await ask(deskBatch, { actor: batch.desk.coordinator, input: { slug: batch.slug } })).wishes;
const titles = async (batch: Batch) => (await wishesOf(batch)).map(({ title }) => title);
const codes = ({ problems }: WireRow) => problems.map(({ column, code }) => `${column}:${code}`);
const childOf = async (wishId: string) =>
  (await sql<{ child_id: string }>("select child_id from wishes where id = $1", [wishId]))[0]!
    .child_id;
const recordOf = async (batch: Batch, childId: string) =>
  (
    await run(revealChild, {
      actor: batch.desk.coordinator,
      input: {
        childIds: [childId],
        fields: ["legalName", "school", "guardianName", "guardianPhone"],
        purpose: "record_child",
      },
    })
  )[childId]!;

afterEach(() => vi.restoreAllMocks());

describe("from a table to drafts", () => {
  test("rows read are rows right, refused and skipped; what is right becomes drafts", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("欧阳明", "书包"),
      aRow("司马晴", "跑步鞋", { size: "38码", price: "100-200" }),
      aRow("", "书包"),
      aRow("诸葛远", "书包", { price: "面议" }),
      "",
      aRow("上官云", "台灯、图书", { price: "60" }),
    );
    const before = await pageOf(batch, id);
    expect(before).toMatchObject({ state: "ready", rowsRead: 6 });
    expect(before.counts).toMatchObject({ right: 3, refused: 2, skipped: 1, new: 3, warned: 2 });
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ row, standing }) => [row, standing])).toEqual([
      [2, "right"],
      [3, "right"],
      [4, "refused"],
      [5, "refused"],
      [6, "skipped"],
      [7, "right"],
    ]);
    expect(codes(rows[3]!)).toEqual(["price:amount_malformed"]);
    expect(rows[3]?.raw.price).toEqual({ text: "面议", at: 9 });
    const after = await takenIn(batch, id);
    expect(after).toMatchObject({
      state: "ready",
      counts: { right: 0, imported: 3, refused: 2, skipped: 1 },
    });
    const wishes = await wishesOf(batch);
    expect(wishes.map(({ number, title, size }) => [number, title, size])).toEqual([
      [1, "书包", ""],
      [2, "跑步鞋", "38码"],
      [3, "台灯", ""],
      [4, "图书", ""],
    ]);
    expect(wishes[1]?.price.minor).toBe("20000");
    expect(wishes[2]?.alias).toBe(wishes[3]?.alias);
    expect(new Set(wishes.map(({ state }) => state))).toEqual(new Set(["draft"]));
    const events = await sql<{ name: string; count: bigint }>(
      "select name, count(*) from events where name in ('child_recorded', 'wish_added') group by 1 order by 1",
    );
    expect(events).toEqual([
      { name: "child_recorded", count: 3n },
      { name: "wish_added", count: 4n },
    ]);
  });

  test("the same table again brings nothing; two changed rows bring just two changes", async () => {
    const batch = await aBatch();
    const rows = ["陈一", "陈二", "陈三", "陈四", "陈五"].map((name) => aRow(name, "书包"));
    await takenIn(batch, await anImport(batch, ...rows));
    const same = await anImport(batch, ...rows);
    expect((await pageOf(batch, same)).counts).toMatchObject({ new: 0, same: 5, changed: 0 });
    expect((await takenIn(batch, same)).counts).toMatchObject({ imported: 5, right: 0 });
    expect(await titles(batch)).toHaveLength(5);

    const changed = await anImport(
      batch,
      ...rows.slice(0, 3),
      aRow("陈四", "双肩书包"),
      aRow("陈五", "书包", { price: "150", phone: "19900001234" }),
    );
    const page = await pageOf(batch, changed);
    expect(page.counts).toMatchObject({ new: 0, same: 3, changed: 2 });
    const shown = await rowsOf(batch, changed, "changed");
    expect(shown.map(({ changedFields }) => changedFields)).toEqual([
      [{ field: "title", was: "书包", now: "双肩书包" }],
      [
        { field: "guardianPhone", was: "", now: "19900001234" },
        { field: "price", was: "12000", now: "15000" },
      ],
    ]);
    await takenIn(batch, changed);
    const wishes = await wishesOf(batch);
    expect(wishes.map(({ title, price }) => [title, price.minor])).toEqual([
      ["书包", "12000"],
      ["书包", "12000"],
      ["书包", "12000"],
      ["双肩书包", "12000"],
      ["书包", "15000"],
    ]);
    const childId = await childOf(wishes[4]!.id);
    expect((await recordOf(batch, childId)).guardianPhone).toBe("19900001234");
    const [note] = await sql<{ fields: string[] }>(
      "select fields from audit_entries where action = 'privacy.correctedChild' and subject_id = $1",
      [childId],
    );
    expect(note?.fields).toEqual(["guardianPhone"]);
  });

  test("what staff changed since stays when the table comes again", async () => {
    const batch = await aBatch();
    const row = aRow("李望", "书包", { words: "我在石桥小学读书" });
    await takenIn(batch, await anImport(batch, row, aRow("李想", "台灯")));
    const [wish] = await wishesOf(batch);
    const input = { ...aWishForm({ category: "bag", title: "红书包", words: "", size: "" }) };
    await run(reviseWish, {
      actor: batch.desk.coordinator,
      input: { ...input, wishId: wish!.id, alias: "" },
    });
    const id = await anImport(batch, row, aRow("李想", "台灯"));
    expect((await pageOf(batch, id)).counts).toMatchObject({ same: 2, changed: 0 });
    await takenIn(batch, id);
    expect(await titles(batch)).toEqual(["红书包", "台灯"]);
  });

  test("a wish written by hand is never overwritten, and never doubled", async () => {
    const batch = await aBatch();
    await takenIn(batch, await anImport(batch, aRow("王禾", "书包")));
    const [wish] = await wishesOf(batch);
    await run(addFurtherWish, {
      actor: batch.desk.coordinator,
      input: { batchId: batch.id, childId: await childOf(wish!.id), ...further("台灯") },
    });
    const id = await anImport(batch, aRow("王禾", "书包"), aRow("王禾", "台灯", { price: "90" }));
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ standing, change }) => [standing, change])).toEqual([
      ["right", "same"],
      ["refused", null],
    ]);
    expect(codes(rows[1]!)).toContain("title:wish_doubled");
    await takenIn(batch, id);
    expect(await titles(batch)).toEqual(["书包", "台灯"]);
  });

  test("what donors see keeps its text, its price may change, and what is withdrawn stays so", async () => {
    const batch = await aBatch();
    const rows = ["赵甲", "赵乙", "赵丙"].map((name) => aRow(name, "书包"));
    await takenIn(batch, await anImport(batch, ...rows));
    const wishes = await wishesOf(batch);
    for (const { id } of wishes) await agreedTo(batch.desk, [await childOf(id)]);
    const actor = batch.desk.reviewer;
    for (const { id } of wishes) await run(approveWish, { actor, input: { wishId: id } });
    const { publishBatch } = await import("~/domain/batches/publish-batch.server");
    await run(publishBatch, { actor: batch.desk.coordinator, input: { slug: batch.slug } });
    await run(withdrawWish, {
      actor: batch.desk.coordinator,
      input: { wishId: wishes[2]!.id, reason: "不需要了" },
    });
    const id = await anImport(
      batch,
      aRow("赵甲", "书包", { words: "想要蓝色的" }),
      aRow("赵乙", "书包", { price: "99" }),
      aRow("赵丙", "书包", { price: "1" }),
    );
    const told = await rowsOf(batch, id);
    expect(told.map(({ standing, change }) => [standing, change])).toEqual([
      ["refused", null],
      ["right", "changed"],
      ["right", "same"],
    ]);
    expect(codes(told[0]!)).toContain("words:wish_text_is_public");
    await takenIn(batch, id);
    const after = await wishesOf(batch);
    expect(after.map(({ state, price }) => [state, price.minor])).toEqual([
      ["open", "12000"],
      ["open", "9900"],
      ["withdrawn", "12000"],
    ]);
  });

  test("whoever brought a table, or changed a word in it, never approves its wishes", async () => {
    const desk = await anOrganizer();
    const batch = await aBatch({ desk });
    const both = await aMember(desk, "coordinator", "reviewer");
    const { id } = await anUpload(batch, aTable(aRow("周舟", "书包"), aRow("", "台灯")), both);
    await readImport({ importId: id });
    const [, broken] = await rowsOf(batch, id);
    const values = { legalName: "周行" };
    await run(reviseRow, { actor: both, input: { importId: id, rowId: broken!.id, values } });
    await takenIn(batch, id);
    for (const wish of await wishesOf(batch)) {
      await agreedTo(desk, [await childOf(wish.id)]);
      await expect(run(approveWish, { actor: both, input: { wishId: wish.id } })).rejects.toEqual(
        refusedWith("wish_needs_second_person"),
      );
    }
  });
});

const further = (title: string) => {
  const { category, words, size, price } = aWishForm({ category: "lamp", size: "", words: "" });
  return { category, title, words, size, price };
};

describe("the same child", () => {
  test("twice in one table is one child; the same thing twice is refused", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("吴双", "书包"),
      aRow("吴双", "台灯"),
      aRow("吴双", "书包"),
    );
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "right", "refused"]);
    expect(codes(rows[2]!)).toEqual(["title:row_doubled"]);
    await takenIn(batch, id);
    const wishes = await wishesOf(batch);
    expect(await childOf(wishes[0]!.id)).toBe(await childOf(wishes[1]!.id));
  });

  test("two of one name and year with different schools are pointed out", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("郑伟", "书包"),
      aRow("郑伟", "台灯", { school: "柳溪小学" }),
      aRow("郑强", "台灯"),
      aRow("郑强", "书包"),
    );
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ doubles }) => doubles)).toEqual(["here", "here", null, null]);
  });

  test("in an earlier batch is found again, and what is newer in the table corrects its record", async () => {
    const first = await aBatch();
    await takenIn(first, await anImport(first, aRow("冯远", "书包", { guardian: "冯大" })));
    const [before] = await wishesOf(first);
    const second = await aBatch({ desk: first.desk });
    const id = await anImport(second, aRow("冯远", "台灯", { school: "青河中学" }));
    const [row] = await rowsOf(second, id);
    expect(row).toMatchObject({
      change: "new",
      doubles: "earlier",
      changedFields: [{ field: "school", was: "石桥小学", now: "青河中学" }],
    });
    await takenIn(second, id);
    const [after] = await wishesOf(second);
    const childId = await childOf(before!.id);
    expect(await childOf(after!.id)).toBe(childId);
    expect(await recordOf(first, childId)).toMatchObject({
      school: "青河中学",
      guardianName: "冯大",
    });
  });

  test("with another organizer is told by yes or no, and stays another child", async () => {
    const [one, other] = [await aBatch(), await aBatch()];
    await takenIn(one, await anImport(one, aRow("褚安", "书包")));
    const id = await anImport(other, aRow("褚安", "书包"), aRow("卫平", "书包"));
    const rows = await rowsOf(other, id);
    expect(rows.map(({ doubles, change }) => [doubles, change])).toEqual([
      ["elsewhere", "new"],
      [null, "new"],
    ]);
    await takenIn(other, id);
    const [[mine], [theirs]] = [await wishesOf(one), await wishesOf(other)];
    expect(await childOf(mine!.id)).not.toBe(await childOf(theirs!.id));
  });

  test("of a row without township lives in the batch's own place", async () => {
    const batch = await aBatch();
    await takenIn(batch, await anImport(batch, aRow("蒋山", "书包", { township: "", school: "" })));
    const [wish] = await wishesOf(batch);
    expect(wish).toMatchObject({ nameZh: "禾川县" });
  });
});

describe("mending", () => {
  test("a row is mended where it stands; what is still wrong stays with what was typed", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("沈星", "书包", { price: "面议", age: "30" }));
    const [row] = await rowsOf(batch, id);
    const actor = batch.desk.coordinator;
    const of = { importId: id, rowId: row!.id };
    const half = await run(reviseRow, {
      actor,
      input: { ...of, values: { price: "120", birth: "三十" } },
    });
    expect(half).toMatchObject({ standing: "refused", values: { price: "120", birth: "三十" } });
    const whole = await run(reviseRow, { actor, input: { ...of, values: { birth: "9" } } });
    expect(whole).toMatchObject({ standing: "right", change: "new", problems: [] });
    expect(await run(lookAtRow, { actor, input: of })).toMatchObject({ values: { birth: "9" } });
    expect((await takenIn(batch, id)).counts).toMatchObject({ imported: 1, refused: 0 });
    await expect(run(reviseRow, { actor, input: { ...of, values: {} } })).rejects.toEqual(
      refusedWith("step_not_possible"),
    );
  });

  test("a column that the table lacks can be typed, and a double that is mended frees the other", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("韩一", "书包"), aRow("韩一", "书包"));
    const [, second] = await rowsOf(batch, id);
    const mended = await run(reviseRow, {
      actor: batch.desk.coordinator,
      input: { importId: id, rowId: second!.id, values: { title: "台灯", colour: "蓝色" } },
    });
    expect(mended).toMatchObject({
      standing: "right",
      wishes: [{ title: "台灯", colour: "蓝色" }],
    });
    expect((await takenIn(batch, id)).counts).toMatchObject({ imported: 2 });
  });

  test("the error workbook comes back, and its rows take the place of the refused ones", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("杨柳", "书包"), aRow("杨树", "书包", { price: "面议" }));
    await takenIn(batch, id);
    const actor = batch.desk.coordinator;
    const errors = await run(takeErrorRows, { actor, input: { importId: id } });
    expect(errors.sheets[0]?.rows).toMatchObject([
      { row: 3, problems: [{ column: "price", code: "amount_malformed", level: "error" }] },
    ]);
    const { token } = errors.sheets[0]!.rows[0]!;
    const table = `姓名,年龄,乡镇,心愿,预估价格,导入标记\n杨树,10,石桥乡,双肩书包,80,${token}`;
    const again = async () => {
      const mended = (await anUpload(batch, table)).id;
      await readImport({ importId: mended });
      return mended;
    };
    const mended = await again();
    await takenIn(batch, mended);
    expect((await pageOf(batch, id)).counts).toMatchObject({ imported: 1, refused: 0, mended: 1 });
    expect(await titles(batch)).toEqual(["书包", "双肩书包"]);
    const third = await again();
    expect((await pageOf(batch, third)).counts).toMatchObject({ same: 1, new: 0 });
    await takenIn(batch, third);
    expect(await titles(batch)).toHaveLength(2);
  });

  test("a token of another batch names nothing", async () => {
    const [one, other] = [await aBatch(), await aBatch()];
    const id = await anImport(one, aRow("朱一", "书包", { price: "面议" }));
    const { sheets } = await run(takeErrorRows, {
      actor: one.desk.coordinator,
      input: { importId: id },
    });
    const table = `姓名,年龄,心愿,预估价格,导入标记\n朱一,10,书包,80,${sheets[0]!.rows[0]!.token}`;
    const { id: stray } = await anUpload(other, table);
    await readImport({ importId: stray });
    await takenIn(other, stray);
    expect((await pageOf(one, id)).counts).toMatchObject({ refused: 1, mended: 0 });
  });
});

describe("columns", () => {
  const odd = "甲,乙,丙\n秦川,10,书包\n秦岭,9,台灯";

  test("a table without a header waits until somebody says what its columns hold", async () => {
    const batch = await aBatch();
    const actor = batch.desk.coordinator;
    const { id } = await anUpload(batch, odd);
    await readImport({ importId: id });
    const page = await pageOf(batch, id);
    expect(page.state).toBe("unsure");
    await expect(run(takeIn, { actor, input: { importId: id } })).rejects.toEqual(
      refusedWith("step_not_possible"),
    );
    const looked = await run(lookAtColumns, { actor, input: { importId: id } });
    expect(looked.sheets[0]?.first.map(({ cells }) => cells[0])).toContain("甲");
    const columns = { 0: "legalName", 1: "birth", 2: "title" };
    const input = { importId: id, sheets: [{ sheet: 0, headerRow: "1", columns }], price: "100" };
    await run(mapColumns, { actor, input: { ...input, remember: "yes" } });
    await readImport({ importId: id });
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", rowsRead: 2 });
    expect((await pageOf(batch, id)).counts).toMatchObject({ right: 2, refused: 0 });

    const next = (await anUpload(batch, odd.replaceAll("秦", "尤"))).id;
    await readImport({ importId: next });
    const remembered = (await pageOf(batch, next)).sheets[0]?.columns.map(({ column }) => column);
    expect(remembered).toEqual(["legalName", "birth", "title"]);
  });

  test("one meaning twice, or none for what is needed, is refused", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("许多", "书包"));
    const actor = batch.desk.coordinator;
    const mapped = (columns: Record<number, string>) =>
      run(mapColumns, {
        actor,
        input: { importId: id, sheets: [{ sheet: 0, headerRow: 1, columns }] },
      });
    await expect(mapped({ 0: "legalName", 1: "legalName", 7: "title" })).rejects.toEqual(
      refusedWith("import_columns_doubled"),
    );
    await expect(mapped({ 0: "legalName" })).rejects.toEqual(refusedWith("import_columns_needed"));
  });
});

describe("consents of a table", () => {
  const sheet = {
    scopes: ["publish_text"],
    attested: "yes",
    photos: [{ fullKey: "x", smallKey: "y", width: 10, height: 10 }],
  };

  test("one sheet for all who agreed, each with its own day and giver; it waits for a second person", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("何一", "书包", { agreed: "是", on: "2026-06-01", relation: "奶奶" }),
      aRow("何二", "书包", { agreed: "是", relation: "妈妈" }),
      aRow("何三", "书包"),
      aRow("何四", "书包", { agreed: "否" }),
    );
    expect((await pageOf(batch, id)).consents.waiting).toBe(0);
    const page = await takenIn(batch, id);
    expect(page.counts).toMatchObject({ imported: 3, refused: 1 });
    expect(page.consents).toEqual({ waiting: 2, undated: 1, recorded: 0 });
    const actor = batch.desk.coordinator;
    const { sealedPicture } = await import("../factories/imports");
    const photos = [await sealedPicture()];
    const input = { importId: id, ...sheet, photos };
    await expect(run(recordImportConsents, { actor, input })).rejects.toEqual(
      refusedWith("field_missing"),
    );
    const done = await run(recordImportConsents, {
      actor,
      input: { ...input, givenOn: "2026-07-02" },
    });
    expect(done.children).toBe(2);
    const consents = await sql(
      "select giver, given_on::text, expires_on::text, approved_by, scopes from consents where sheet_id = $1 order by given_on",
      [done.sheetId],
    );
    const scopes = ["collect", "publish_text"];
    expect(consents).toEqual([
      {
        giver: "grandparent",
        given_on: "2026-06-01",
        expires_on: "2027-06-01",
        approved_by: null,
        scopes,
      },
      {
        giver: "parent",
        given_on: "2026-07-02",
        expires_on: "2027-07-02",
        approved_by: null,
        scopes,
      },
    ]);
    expect((await pageOf(batch, id)).consents).toEqual({ waiting: 0, undated: 0, recorded: 2 });
    await expect(
      run(recordImportConsents, { actor, input: { ...input, givenOn: "2026-07-02" } }),
    ).rejects.toEqual(refusedWith("import_no_consents"));
  });
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

  test("two workers at one import take each row in once", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, ...many);
    await run(takeIn, { actor: batch.desk.coordinator, input: { importId: id } });
    await Promise.all([takeInRows({ importId: id }), takeInRows({ importId: id })]);
    expect(await pageOf(batch, id)).toMatchObject({ state: "ready", counts: { imported: 12 } });
    expect(await titles(batch)).toHaveLength(12);
  });

  test("two imports of one table taken in one after the other bring its wishes once", async () => {
    const batch = await aBatch();
    const [one, two] = [await anImport(batch, ...many), await anImport(batch, ...many)];
    await Promise.all([takenIn(batch, one), takenIn(batch, two)]);
    expect(await titles(batch)).toHaveLength(12);
  });

  test("who lost his role meanwhile imports nothing more; somebody else goes on", async () => {
    const desk = await anOrganizer();
    const batch = await aBatch({ desk });
    const leaving = await aMember(desk, "coordinator");
    const id = await anImport(batch, aRow("吕一", "书包"));
    await run(takeIn, { actor: leaving, input: { importId: id } });
    await sql("update people set frozen_at = now() where id = $1", [leaving.personId]);
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
    await expect(sql(imported, [row!.id])).rejects.toMatchObject({
      constraint: "step_not_possible",
    });
    await takenIn(batch, id);
    await expect(sql(imported, [row!.id])).rejects.toMatchObject({
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
    const left = await sql(
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
    expect(codes(rows[0]!)).toEqual(["null:child_erased"]);
    expect(rows[0]?.raw).toEqual({});
    const marks = await sql(
      "select 1 from wish_sources s join wishes w on w.id = s.wish_id where w.child_id = $1",
      [childId],
    );
    expect(marks).toEqual([]);
  });
});
