import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { lookAtColumns, lookAtRow } from "~/domain/imports/look-at-rows.server";
import { mapColumns } from "~/domain/imports/map-columns.server";
import { recordImportConsents } from "~/domain/imports/record-import-consents.server";
import { withoutForbiddenNumbers } from "~/domain/imports/reading/forbidden-numbers";
import { reviseRow } from "~/domain/imports/revise-row.server";
import { rowOfToken, tokenOf } from "~/domain/imports/row-token.server";
import { takeErrorRows } from "~/domain/imports/take-error-rows.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { holdsForbidden } from "~/domain/privacy/forbidden";
import { run } from "~/domain/run.server";
import { readImport } from "~/jobs/read-import";
import { aBatch } from "../factories/batches";
import {
  anImport,
  anUpload,
  aRow,
  asked,
  pageOf,
  rowsOf,
  sealedPicture,
  takenIn,
  titlesOf,
} from "../factories/imports";

const refusedWith = (code: string) => expect.objectContaining({ code });

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
    expect(await titlesOf(batch)).toEqual(["书包", "双肩书包"]);
    const third = await again();
    expect((await pageOf(batch, third)).counts).toMatchObject({ same: 1, new: 0 });
    await takenIn(batch, third);
    expect(await titlesOf(batch)).toHaveLength(2);
  });

  test("a token is nothing that a cell must not keep, whatever row it names", () => {
    const batch = randomUUID();
    const tokens = Array.from({ length: 5000 }, () => randomUUID()).map(
      (row) => [row, tokenOf(batch, row)] as const,
    );
    for (const [row, token] of tokens) {
      expect(withoutForbiddenNumbers(token)).toEqual({ text: token, lost: null });
      expect([holdsForbidden(token), rowOfToken(batch, ` ${token.toLowerCase()} `)]).toEqual([
        ...[false, row],
      ]);
    }
    const [[row, token]] = tokens as [(typeof tokens)[number]];
    const altered = token.slice(0, -1) + (token.endsWith("B") ? "C" : "B");
    expect([rowOfToken(randomUUID(), token), rowOfToken(batch, altered)]).toEqual([null, null]);
    expect(rowOfToken(batch, row)).toBeNull();
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
    const consents = await asked(
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
