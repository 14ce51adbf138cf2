import { describe, expect, test } from "vitest";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { reviseRow } from "~/domain/imports/revise-row.server";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { run } from "~/domain/run.server";
import { addFurtherWish } from "~/domain/wishes/add-wish.server";
import { approveWish } from "~/domain/wishes/approve-wish.server";
import { reviseWish } from "~/domain/wishes/revise-wish.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { readImport } from "~/jobs/read-import";
import { aMember, anOrganizer } from "../factories/accounts";
import { aBatch, agreedTo, aWishForm } from "../factories/batches";
import {
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
  type Batch,
} from "../factories/imports";

const refusedWith = (code: string) => expect.objectContaining({ code });
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

const further = (title: string) => {
  const { category, words, size, price } = aWishForm({ category: "lamp", size: "", words: "" });
  return { category, title, words, size, price };
};

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
    expect(codesOf(rows[3]!)).toEqual(["price:amount_malformed"]);
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
    const events = await asked<{ name: string; count: bigint }>(
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
    expect(await titlesOf(batch)).toHaveLength(5);

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
    const [note] = await asked<{ fields: string[] }>(
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
    expect(await titlesOf(batch)).toEqual(["红书包", "台灯"]);
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
    expect(codesOf(rows[1]!)).toContain("title:wish_doubled");
    await takenIn(batch, id);
    expect(await titlesOf(batch)).toEqual(["书包", "台灯"]);
  });

  test("what donors see keeps its text, its price may change, and what is withdrawn stays so", async () => {
    const batch = await aBatch();
    const rows = ["赵甲", "赵乙", "赵丙"].map((name) => aRow(name, "书包"));
    await takenIn(batch, await anImport(batch, ...rows));
    const wishes = await wishesOf(batch);
    for (const { id } of wishes) await agreedTo(batch.desk, [await childOf(id)]);
    const actor = batch.desk.reviewer;
    for (const { id } of wishes) await run(approveWish, { actor, input: { wishId: id } });
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
    expect(codesOf(told[0]!)).toContain("words:wish_text_is_public");
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
    expect(codesOf(rows[2]!)).toEqual(["title:row_doubled"]);
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
    expect(rows.map(({ doubles }) => doubles)).toEqual(["here", null, null, null]);
    expect(codesOf(rows[1]!)).toEqual(["legalName:child_unsure"]);
  });

  test("in an earlier batch is found again, and what is newer in the table corrects its record", async () => {
    const first = await aBatch();
    await takenIn(first, await anImport(first, aRow("冯远", "书包", { guardian: "冯大" })));
    const [before] = await wishesOf(first);
    const second = await aBatch({ desk: first.desk });
    const id = await anImport(second, aRow("冯远", "台灯", { phone: "19900001234" }));
    const [row] = await rowsOf(second, id);
    expect(row).toMatchObject({
      change: "new",
      doubles: "earlier",
      changedFields: [{ field: "guardianPhone", was: "", now: "19900001234" }],
    });
    await takenIn(second, id);
    const [after] = await wishesOf(second);
    const childId = await childOf(before!.id);
    expect(await childOf(after!.id)).toBe(childId);
    expect(await recordOf(first, childId)).toMatchObject({
      guardianPhone: "19900001234",
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
