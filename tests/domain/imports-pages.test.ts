import { expect, test } from "vitest";
import { importsOf } from "~/domain/imports/queries.server";
import { ask } from "~/domain/run.server";
import { aBatch } from "../factories/batches";
import { anImport, anUpload, aRow, rowsOf } from "../factories/imports";

test("imports of a batch are listed twenty a page", async () => {
  const batch = await aBatch();
  for (let count = 0; count < 21; count += 1) await anUpload(batch, aRow(`甲${count}`));
  const listed = (page: unknown) =>
    ask(importsOf, {
      actor: batch.desk.coordinator,
      input: { slug: batch.slug, page: page as number },
    });
  const [first, second] = [await listed(1), await listed("2")];
  expect([first.imports.length, first.more]).toEqual([20, true]);
  expect([second.imports.length, second.more, second.page]).toEqual([1, false, 2]);
  expect(new Set([...first.imports, ...second.imports].map(({ id }) => id)).size).toBe(21);
  expect((await listed("none")).page).toBe(1);
});

test("a mark of direction in a cell turns nothing around on the page", async () => {
  const batch = await aBatch();
  const id = await anImport(batch, aRow("张\u202e三", "书\u2066包"));
  const [row] = await rowsOf(batch, id);
  expect([row!.raw.legalName?.text, row!.raw.title?.text]).toEqual(["张三", "书包"]);
});
