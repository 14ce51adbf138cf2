import { describe, expect, test } from "vitest";
import type { WireRow } from "~/domain/imports/shapes";
import { tellChild } from "~/domain/imports/tell-child.server";
import { run } from "~/domain/run.server";
import { aBatch } from "../factories/batches";
import {
  anImport,
  aRow,
  asked,
  childOf,
  codesOf,
  pageOf,
  rowsOf,
  takenIn,
  wishesOf,
  type Batch,
} from "../factories/imports";

const refusedWith = (code: string) => expect.objectContaining({ code });
const unsure = "legalName:child_unsure";
const say = (batch: Batch, importId: string, row: WireRow, child: string) =>
  run(tellChild, {
    actor: batch.desk.coordinator,
    input: { importId, rowId: row.id, child },
  });
const childrenOf = async (batch: Batch) =>
  Promise.all((await wishesOf(batch)).map(({ id }) => childOf(id)));

describe("two of one name, county and birth year", () => {
  test.each([
    ["school", { school: "石桥小学" }, { school: "柳溪小学" }],
    ["guardian's name", { guardian: "马大山" }, { guardian: "马小河" }],
    ["birth date", { age: "2015-03-05" }, { age: "2015-09-30" }],
  ])("are asked about in a later table where the %s is another", async (_, one, other) => {
    const batch = await aBatch();
    await takenIn(batch, await anImport(batch, aRow("马晓", "书包", one)));
    const id = await anImport(batch, aRow("马晓", "书包", { ...other, phone: "19900001234" }));
    const { counts, rowsRead } = await pageOf(batch, id);
    expect(counts).toMatchObject({ right: 0, refused: 1, changed: 0 });
    expect(rowsRead).toBe(1);
    const [row] = await rowsOf(batch, id);
    expect(codesOf(row!)).toContain(unsure);
    expect(row!.others).toMatchObject([{ legalName: "马晓", row: null }]);
    const looks = await asked(
      "select 1 from audit_entries where action = 'imports.lookedAtRow' and subject_id = $1",
      [row!.others[0]!.id],
    );
    expect(looks.length).toBeGreaterThan(0);
  });

  test("another child is a child of its own, and both are known again", async () => {
    const batch = await aBatch();
    const first = aRow("马晓", "书包", { school: "石桥小学" });
    const second = aRow("马晓", "书包", { school: "柳溪小学" });
    await takenIn(batch, await anImport(batch, first));
    const id = await anImport(batch, second);
    const [row] = await rowsOf(batch, id);
    await say(batch, id, row!, "another");
    const [told] = await rowsOf(batch, id);
    expect(told).toMatchObject({ standing: "right", change: "new", told: "another" });
    expect((await takenIn(batch, id)).counts).toMatchObject({ imported: 1, refused: 0 });
    expect(new Set(await childrenOf(batch)).size).toBe(2);

    const again = await anImport(batch, second, first);
    expect((await pageOf(batch, again)).counts).toMatchObject({ same: 2, refused: 0 });
    const dearer = await anImport(
      batch,
      aRow("马晓", "书包", { school: "柳溪小学", price: "90" }),
      first,
    );
    expect((await pageOf(batch, dearer)).counts).toMatchObject({ same: 1, changed: 1 });
    await takenIn(batch, dearer);
    expect((await wishesOf(batch)).map(({ price }) => price.minor)).toEqual(["12000", "9000"]);
  });

  test("the same child is changed as the table says, only once it was said", async () => {
    const batch = await aBatch();
    await takenIn(batch, await anImport(batch, aRow("马晓", "书包", { school: "石桥小学" })));
    const id = await anImport(batch, aRow("马晓", "书包", { school: "柳溪小学" }));
    const [row] = await rowsOf(batch, id);
    await say(batch, id, row!, row!.others[0]!.id);
    const [told] = await rowsOf(batch, id);
    expect(told).toMatchObject({ standing: "right", change: "changed", told: "same" });
    expect(told!.changedFields).toEqual([{ field: "school", was: "石桥小学", now: "柳溪小学" }]);
    await takenIn(batch, id);
    expect(await wishesOf(batch)).toHaveLength(1);
  });

  test("within one table the second is asked, and its further wishes follow it", async () => {
    const batch = await aBatch();
    const other = { school: "柳溪小学" };
    const id = await anImport(
      batch,
      aRow("马晓", "书包"),
      aRow("马晓", "台灯", other),
      aRow("马晓", "书包", other),
      aRow("马晓", "台灯"),
    );
    const rows = await rowsOf(batch, id);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "refused", "refused", "right"]);
    expect(rows[1]!.others).toMatchObject([{ row: 2, school: "石桥小学" }]);
    await say(batch, id, rows[1]!, "another");
    expect((await rowsOf(batch, id)).map(({ standing }) => standing)).toEqual(
      Array.from({ length: 4 }, () => "right"),
    );
    await takenIn(batch, id);
    const [a, b, c, d] = await childrenOf(batch);
    expect([c, d]).toEqual([b, a]);
    expect(a).not.toBe(b);
  });

  test("alike in all that is known, a doubled row may still be another child", async () => {
    const batch = await aBatch();
    const twins = [aRow("马晓", "书包"), aRow("马晓", "书包")];
    const id = await anImport(batch, ...twins);
    const rows = await rowsOf(batch, id);
    expect(codesOf(rows[1]!)).toEqual(["title:row_doubled"]);
    expect(rows[1]!.others).toMatchObject([{ row: 2 }]);
    await say(batch, id, rows[1]!, "another");
    await takenIn(batch, id);
    expect(new Set(await childrenOf(batch)).size).toBe(2);
    const again = await anImport(batch, ...twins);
    expect((await pageOf(batch, again)).counts).toMatchObject({ same: 2, new: 0, refused: 0 });
  });

  test("of a row that fits both, staff say whose it is", async () => {
    const batch = await aBatch();
    const id = await anImport(
      batch,
      aRow("马晓", "书包"),
      aRow("马晓", "书包", { school: "柳溪小学" }),
    );
    const [, second] = await rowsOf(batch, id);
    await say(batch, id, second!, "another");
    await takenIn(batch, id);
    const later = await anImport(batch, aRow("马晓", "台灯", { school: "" }));
    const [row] = await rowsOf(batch, later);
    expect(codesOf(row!)).toContain(unsure);
    expect(row!.others.map(({ school }) => school).sort()).toEqual(["柳溪小学", "石桥小学"]);
    const theirs = row!.others.find(({ school }) => school === "柳溪小学")!;
    await say(batch, later, row!, theirs.id);
    await takenIn(batch, later);
    const [, b, c] = await childrenOf(batch);
    expect([b, c]).toEqual([theirs.id, theirs.id]);
  });

  test("only who stands beside the row can be chosen, and what is imported is settled", async () => {
    const batch = await aBatch();
    const id = await anImport(batch, aRow("马晓", "书包"), aRow("牛方", "书包"));
    const [one, other] = await rowsOf(batch, id);
    await expect(say(batch, id, one!, other!.id)).rejects.toEqual(refusedWith("choice_unknown"));
    await takenIn(batch, id);
    await expect(say(batch, id, one!, "another")).rejects.toEqual(refusedWith("step_not_possible"));
  });
});
