import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { ImportReport } from "~/documents/import-report";
import { refusals } from "~/i18n/refusals";
import { aBatch } from "../factories/batches";
import { asOwner } from "../setup/database";
import { serverHere } from "../setup/server";
import { workbook, type Cell } from "../sheets/workbook";

/** What stands in the table and may stand nowhere else that isn't sealed. */
const marks = {
  name: "麒麟标记",
  second: "獬豸标记",
  refused: "饕餮标记",
  guardian: "白泽标记",
  phone: "13911152222",
  school: "凤栖标记小学",
  village: "龙潭标记村",
  notes: "朱雀标记父母在外",
  idNumber: "990101201503071233",
};
const head = "姓名,身份证号,年龄,学校,村,监护人,电话,备注,心愿,尺码,价格".split(",");
const { name, second, refused, guardian, phone, school, village, notes, idNumber } = marks;
const rows: Cell[][] = [
  ["微心愿汇总表"],
  head,
  [name, idNumber, 11, school, village, guardian, phone, notes, "运动鞋", "38码", "约199.9"],
  [
    second,
    idNumber,
    "2014年3月",
    school,
    village,
    guardian,
    phone,
    notes,
    "书包、台灯",
    "",
    "150、80",
  ],
  [],
  [refused, idNumber, 29, school, village, guardian, phone, `${notes}${idNumber}`, "书包", "", 100],
  [second, idNumber, 12, school, village, guardian, phone, notes, "书桌", second, 100],
  ["合计", "", "", "", "", "", "", "", "3件", "", 449.9],
];

let folder: string;
/** Where the command would put what it needs for a moment. */
let temporary: string;
const fileOf = async (file: string, sheet = rows) => {
  const path = join(folder, file);
  writeFileSync(path, await workbook([{ name: "石桥", rows: sheet }]));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(inject("scratch"), "tables-"));
  temporary = mkdtempSync(join(inject("scratch"), "temporary-"));
});

/** Runs the built command on this file's database, and hears all that it says. */
async function imports(...words: string[]) {
  const child = spawn(process.execPath, ["build/server/import.js", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "trace", TMPDIR: temporary },
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, ...said };
}

async function report(...words: string[]): Promise<ImportReport> {
  const { code, out, err } = await imports(...words, "--json");
  expect(code, err).toBe(0);
  expect(out.trim().split("\n")).toHaveLength(1);
  return JSON.parse(out) as ImportReport;
}

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(
    process.env.DATABASE_OWNER_URL ?? "",
    async (client) => (await client.query<Row>(text, values)).rows,
  );

/** Every row of every table, as text; bytes as their hexadecimal. */
async function everything() {
  const tables = await owner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables)
    found[name] = (
      await owner<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    ).map(({ row }) => row);
  return found;
}

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const stored = () => filesOf(process.env.PHOTOS!.replace("file:", ""));

const expected: Omit<ImportReport, "file" | "changes"> = {
  rowsRead: 6,
  sheets: [{ name: "石桥", headerRow: 2, rows: 6 }],
  wishes: [
    {
      ...{ sheet: "石桥", row: 3, item: 1, category: "shoes", size: "38码", ageBand: "9-11" },
      price: { min: 199.9, max: 199.9, currency: "CNY" },
      warnings: expect.arrayContaining(["price_about"]) as unknown as string[],
    },
    ...(["bag", "lamp"] as const).map((category, index) => ({
      ...{ sheet: "石桥", row: 4, item: index + 1, category, size: "", ageBand: "12-14" },
      price: { min: [150, 80][index]!, max: [150, 80][index]!, currency: "CNY" },
      warnings: expect.arrayContaining(["wishes_split"]) as unknown as string[],
    })),
  ],
  refused: [
    {
      ...{
        sheet: "石桥",
        row: 6,
        column: "birth" as const,
        code: "child_age_out_of_range" as const,
      },
      message: refusals.child_age_out_of_range.en,
    },
    {
      ...{ sheet: "石桥", row: 7, column: "size" as const, code: "wish_tells_too_much" as const },
      message: refusals.wish_tells_too_much.en,
    },
  ],
  ignoredColumns: [{ sheet: "石桥", column: "身份证号", code: "id_number" }],
  skipped: [
    { sheet: "石桥", row: 5, code: "blank" },
    { sheet: "石桥", row: 8, code: "totals" },
  ],
};

const silentOn = (text: string) => Object.entries(marks).filter(([, mark]) => text.includes(mark));

describe("npm run import", () => {
  test("a dry run tells what a table would come to, and leaves nothing behind", async () => {
    const { slug } = await aBatch();
    const file = await fileOf("dry.xlsx");
    const [before, files] = [await everything(), stored()];
    const said = await report(file, "--batch", slug, "--dry-run");
    expect(said).toEqual({
      ...expected,
      file: "dry.xlsx",
      changes: { new: 2, same: 0, changed: 0 },
    });
    expect(await everything()).toEqual(before);
    expect(stored()).toEqual(files);
  });

  test("a table becomes drafts; sent again it changes nothing, and a changed row says so", async () => {
    const { slug, id } = await aBatch();
    const file = await fileOf("wishes.xlsx");
    const drafts = () =>
      owner<{ title: string; state: string; price: string }>(
        "select title, state, price_minor::text as price from wishes where batch_id = $1 order by number",
        [id],
      );
    expect(await report(file, "--batch", slug)).toEqual({
      ...expected,
      file: "wishes.xlsx",
      changes: { new: 2, same: 0, changed: 0 },
    });
    const first = await drafts();
    expect(first).toEqual([
      { title: "运动鞋", state: "draft", price: "19990" },
      { title: "书包", state: "draft", price: "15000" },
      { title: "台灯", state: "draft", price: "8000" },
    ]);

    const again = await report(file, "--batch", slug);
    expect(again.changes).toEqual({ new: 0, same: 2, changed: 0 });
    expect(await drafts()).toEqual(first);

    const dearer = rows.map((row) => row.map((cell) => (cell === "150、80" ? "150、90" : cell)));
    const changed = await report(await fileOf("dearer.xlsx", dearer), "--batch", slug);
    expect(changed.changes).toEqual({ new: 0, same: 1, changed: 1 });
    expect((await drafts()).map(({ price }) => price)).toEqual(["19990", "15000", "9000"]);
  });

  test("no child stands in what it prints, logs or keeps unsealed, nor in a file after it", async () => {
    const { slug } = await aBatch();
    const file = await fileOf("canary.xlsx");
    for (const words of [["--dry-run"], [], ["--json"]]) {
      const { code, out, err } = await imports(file, "--batch", slug, ...words);
      expect(code, err).toBe(0);
      expect(silentOn(out + err)).toEqual([]);
    }
    expect(filesOf(temporary)).toEqual([]);
    for (const path of stored()) {
      const body = readFileSync(path);
      expect(silentOn(body.toString("utf8"))).toEqual([]);
    }
    for (const [table, all] of Object.entries(await everything())) {
      const text = all.join("\n");
      const told = Object.values(marks).filter(
        (mark) => text.includes(mark) || text.includes(Buffer.from(mark).toString("hex")),
      );
      expect(told, table).toEqual([]);
    }
  });

  test("beside a running server its worker may take the same steps, and nothing is doubled", async () => {
    const { slug, id } = await aBatch();
    const server = await serverHere();
    try {
      await report(await fileOf("beside.xlsx"), "--batch", slug);
    } finally {
      await server.stop();
    }
    const [{ count }] = (await owner<{ count: string }>(
      "select count(*) from wishes where batch_id = $1",
      [id],
    )) as [{ count: string }];
    expect(Number(count)).toBe(3);
    expect(silentOn(server.printed())).toEqual([]);
  });

  test("for a person it prints the sum, and why what was refused", async () => {
    const { slug } = await aBatch();
    const { out } = await imports(await fileOf("sum.xlsx"), "--batch", slug);
    expect(out).toContain("sum.xlsx: 6 rows read = 2 right + 2 refused + 2 skipped");
    expect(out).toContain(`row 6, birth: ${refusals.child_age_out_of_range.en}`);
    expect(out).toContain("2 rows are drafts of the batch now");
  });

  test("what can't be done ends with one sentence, and nothing on the output", async () => {
    const { slug } = await aBatch();
    const file = await fileOf("fine.xlsx");
    const failing: [words: string[], sentence: string, ends?: number][] = [
      [[], "Say which table and which batch"],
      [[file], "Say which table and which batch"],
      [[join(folder, "none.xlsx"), "--batch", slug], "There is no file"],
      [[folder, "--batch", slug], "There is no file"],
      [[file, "--batch", "no-such-batch"], "There is no batch no-such-batch."],
      [[file, "--batch", slug, "--publish"], "--publish", 2],
    ];
    for (const [words, sentence, ends = 1] of failing) {
      const { code, out, err } = await imports(...words, "--json");
      expect(code, words.join(" ")).toBe(ends);
      expect(out).toBe("");
      expect(err).toContain(sentence);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });

  test("a file that is refused as a whole is one object, too, and ends with its sentence", async () => {
    const { slug } = await aBatch();
    const picture = join(folder, "picture.xlsx");
    writeFileSync(picture, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    const message = refusals.sheet_not_a_table.en;
    const { code, out, err } = await imports(picture, "--batch", slug, "--json");
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toEqual({
      ...{ file: "picture.xlsx", rowsRead: 0, sheets: [], wishes: [], ignoredColumns: [] },
      refused: [{ sheet: null, row: null, column: null, code: "sheet_not_a_table", message }],
      ...{ skipped: [], changes: { new: 0, same: 0, changed: 0 } },
    });
  });

  test("a table of which no row is imported ends with a sentence, and what it came to", async () => {
    const { slug } = await aBatch();
    const file = await fileOf("none-right.xlsx", [
      head,
      [name, "", 29, "", "", "", "", "", "书包", "", 9],
    ]);
    const { code, out, err } = await imports(file, "--batch", slug, "--json");
    expect(code).toBe(1);
    expect(err).toContain("No row was imported");
    expect(JSON.parse(out)).toMatchObject({ rowsRead: 1, refused: [{ row: 2, column: "birth" }] });
    expect(silentOn(out + err)).toEqual([]);
  });

  test("a heading that we don't know is told by its place where it may name somebody", async () => {
    const { slug } = await aBatch();
    const file = await fileOf("headings.xlsx", [
      ["姓名", "年龄", "心愿", "价格", "王小明", "编外 20260511", "天气"],
      [name, 11, "书包", 90, "好", "好", "晴"],
    ]);
    const said = await report(file, "--batch", slug, "--dry-run");
    expect(said.ignoredColumns.map(({ column }) => column)).toEqual(["E", "F", "天气"]);
  });

  test("--help tells how, without a database", async () => {
    const { code, out } = await imports("--help");
    expect(code).toBe(0);
    expect(out).toContain("--dry-run");
    expect(out).toContain("--json");
  });
});
