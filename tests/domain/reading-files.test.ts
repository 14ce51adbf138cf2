import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, inject, test } from "vitest";
import { readFile, reread } from "~/domain/imports/read-file.server";
import { asUtf8, delimitedRows } from "~/domain/imports/reading/delimited";
import { openFile } from "~/domain/imports/reading/open-file";
import { numberText } from "~/domain/imports/reading/workbook";
import type { RawRow, ReadingMessage } from "~/domain/imports/reading/shapes";
import { alive, until } from "../../scripts/postgres/processes.js";
import { readingContext, standings, told } from "../factories/tables";
import { gb18030, joined, utf8, zip, type ZipEntry } from "../sheets/bytes";
import { handwritten, inlineRow, oneSheet, parts } from "../sheets/workbook";

const texts = (rows: Iterable<RawRow>) =>
  [...rows].map(({ cells }) => cells.map((cell) => cell?.text ?? "").join("|"));
const lines = (text: string | Uint8Array) =>
  texts(delimitedRows(asUtf8(Buffer.from(typeof text === "string" ? utf8(text) : text))));
const open = async (bytes: Uint8Array, name = "心愿.xlsx") =>
  (await openFile(Buffer.from(bytes), name)).sheets;
const cellsOf = async (bytes: Uint8Array) => [...(await open(bytes))[0]!.rows];
const gathered = async (messages: AsyncIterable<ReadingMessage>) => {
  const all: ReadingMessage[] = [];
  for await (const message of messages) all.push(message);
  return told(all);
};
const read = (bytes: Uint8Array, name = "心愿.csv", more = {}) =>
  gathered(readFile(bytes, { name, context: readingContext, ...more }));

const head = "姓名,年龄,心愿,价格";

describe("a text of rows", () => {
  test.each([
    ["a,b\r\nc,d\n\ne,f", ["a|b", "c|d", "", "e|f"]],
    ["a,b\rc,d\r", ["a|b", "c|d"]],
    ["a;b,c\nd;e,f\ng;h", ["a|b,c", "d|e,f", "g|h"]],
    ['a,"b\nc",d\ne,f,g', ["a|b\nc|d", "e|f|g"]],
    ['a,"b ""c"" d"\n"",e', ['a|b "c" d', "|e"]],
    ['a,5" b\nc"d,e', ['a|5" b', 'c"d|e']],
    ['a,"b"c,d\ne,f,g', ['a|"b"c|d', "e|f|g"]],
    ["a,,,\n,,b,,,,\n,", ["a", "||b", ""]],
    ['="0012",\'=1+1\nx,y', ["0012|=1+1", "x|y"]],
  ])("%j is %j", (text, rows) => expect(lines(text)).toEqual(rows));

  test("a quote that nobody closed swallows no row, however many quotes stand below it", () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `陈${at},11,"书包, 大",150`);
    rows[9] = '"没有关上,9,书包,150';
    rows[20] = '林可欣,9,书包,"';
    const found = lines([head, ...rows].join("\n"));
    expect(found).toHaveLength(5_001);
    expect(found[10]).toBe('"没有关上|9|书包|150');
    expect(found[21]).toBe('林可欣|9|书包|"');
    expect(found[5_000]).toBe("陈4999|11|书包, 大|150");
  });

  test("two stray quotes with rows between them stay two rows of their own", () => {
    const rows = [
      "陈,11,书包,150",
      '"林,9,书包,150',
      "周,9,书包,150",
      '吴,9,书包,"150"',
      "郑,9,书包,1",
    ];
    expect(lines([head, ...rows].join("\n"))).toHaveLength(6);
  });

  test("a long remark over many lines is one cell", () => {
    const remark = "第一行\n第二行，有逗号\n\n第四行";
    expect(lines(`${head},备注\n陈,11,书包,150,"${remark}"\n林,9,书包,1,`)[1]).toBe(
      `陈|11|书包|150|${remark}`,
    );
  });

  test("encodings are told by row; what is in none is refused and keeps its neighbours", () => {
    const bytes = joined(
      utf8(`${head}\n陈雨桐,11,书包,150\n周子墨,10,书包,150\n`),
      gb18030("林可欣,9,运动鞋,200\n"),
      Uint8Array.of(0xff, 0xfe, 0xff, 44, 57, 44, 0xff, 44, 57, 10),
      gb18030("联通,9,书包,9\n"),
    );
    const rows = [...delimitedRows(Buffer.from(bytes))];
    expect(texts(rows)[3]).toBe("林可欣|9|运动鞋|200");
    expect(rows.map(({ broken }) => broken ?? false)).toEqual([
      ...[false, false, false, false, true, false],
    ]);
    expect(rows).toHaveLength(6);
  });

  test("two characters of GB18030 that could be UTF-8 go with their neighbours", () => {
    const bytes = gb18030("姓名,心愿\n联通,书包\n陈雨桐,书包\n林可欣,台灯\n");
    expect(lines(bytes)[1]).toBe("联通|书包");
  });

  test("UTF-16 is read without its mark, too", () => {
    const text = "name\tage\twish\tprice\r\nAnna\t11\tbag\t150\r\nBen\t9\tshoes\t200\r\n";
    expect(lines(Buffer.from(text, "utf16le"))[1]).toBe("Anna|11|bag|150");
    expect(lines(Buffer.from(text, "utf16le").swap16())[2]).toBe("Ben|9|shoes|200");
  });

  test("zeros and other controls lose no row", async () => {
    const { rows, end } = await read(
      utf8(`${head}\n陈\0雨桐,11,书包\u0001,150\n林可欣,9,书包,200`),
    );
    expect(standings(rows)).toEqual(["2 right", "3 right"]);
    expect(end).toMatchObject({ kind: "end" });
  });

  test("a cell of a million characters refuses its row and keeps its beginning", async () => {
    const long = "长".repeat(1_000_000);
    const { rows } = await read(utf8(`${head}\n陈雨桐,11,${long},150\n林可欣,9,书包,200`));
    expect(rows[0]).toMatchObject({
      standing: "refused",
      problems: expect.arrayContaining([{ column: "title", error: "field_too_long" }]),
    });
    expect(rows[0]?.raw[2]?.text).toHaveLength(200);
    expect(rows[1]?.standing).toBe("right");
  });

  test("300 columns in a row are too many, 300 commas are nothing", async () => {
    const wide = await read(utf8(`${head}\n陈雨桐,11,书包,150${",列".repeat(300)}`));
    expect(wide.end).toEqual({ kind: "refused", code: "sheet_too_wide" });
    const commas = await read(utf8(`${head}\n陈雨桐,11,书包,150${",".repeat(300)}`));
    expect(standings(commas.rows)).toEqual(["2 right"]);
  });
});

const value = (reference: string, inner: string, attributes = "") =>
  `<c r="${reference}"${attributes}>${inner}</c>`;
const styles = (formats: string, xfs: string): ZipEntry => ({
  name: "xl/styles.xml",
  body: `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${formats}</numFmts><cellXfs>${xfs}</cellXfs></styleSheet>`,
});
const withStyles = (data: string, sheet: ZipEntry) =>
  zip([
    ...parts(data).map((part) =>
      part.name.endsWith("workbook.xml.rels")
        ? {
            ...part,
            body: `${part.body}`.replace(
              "</Relationships>",
              '<Relationship Id="rId9" Type="x/styles" Target="/xl/styles.xml"/></Relationships>',
            ),
          }
        : part,
    ),
    sheet,
  ]);

describe("a workbook", () => {
  test.each([
    [13_800_001_234, "13800001234"],
    [0.1 + 0.2, "0.3"],
    [1e-7, "0.0000001"],
    // Beyond 15 digits a spreadsheet shows zeros.
    [522_725_201_403_051_230, "522725201403051000"],
    [-12.5, "-12.5"],
    [1e21, "1000000000000000000000"],
  ])("shows %d as %s", (number, text) => expect(numberText(number)).toBe(text));

  test.each([
    ["14", "", "2014-03-05"],
    ["31", "", "2014-03-05"],
    ["57", "", "2014-03-05"],
    ["164", 'yyyy"年"m"月"', "2014-03-05"],
    ["164", "[$-804]yyyy\\-mm", "2014-03-05"],
    ["164", '0"元"', "41703"],
    ["164", 'General"岁"', "41703"],
    ["164", "[Red]#,##0.00;[Yellow]0", "41703"],
    ["18", "", "41703"],
    ["164", "[h]:mm", "41703"],
  ])("tells a date by its format %s %s", async (id, code, text) => {
    const format = code
      ? `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`
      : "";
    const data = `<sheetData><row r="1">${value("A1", "<v>41703</v>", ' s="1"')}</row></sheetData>`;
    const bytes = withStyles(data, styles(format, `<xf numFmtId="0"/><xf numFmtId="${id}"/>`));
    expect((await cellsOf(bytes))[0]?.cells[0]?.text).toBe(text);
  });

  test("gives of a formula its value, empty text too, and says when it has none", async () => {
    const cells = [
      value("A1", "<f>B1</f><v>5</v>"),
      value("B1", "<f>B2</f><v></v>", ' t="str"'),
      value("C1", '<f t="shared" si="0"/><v>三</v>', ' t="str"'),
      value("D1", "<f>1+1</f>"),
      value("E1", "<f>1/0</f><v>#DIV/0!</v>", ' t="e"'),
      value("F1", "<f>TRUE</f><v>1</v>", ' t="b"'),
    ];
    const bytes = handwritten(`<sheetData><row r="1">${cells.join("")}</row></sheetData>`);
    expect((await cellsOf(bytes))[0]?.cells).toEqual([
      { text: "5", was: "number", from: "formula" },
      null,
      { text: "三", from: "formula" },
      { text: "", from: "formula", lost: "formula_without_value" },
      { text: "", from: "formula", lost: "error_value" },
      { text: "TRUE", from: "formula" },
    ]);
  });

  test("fills merged cells, and a million merged cells are no danger", async () => {
    const data = `<sheetData>${inlineRow(1, ["石桥小学", "陈"])}${inlineRow(2, ["", "林"])}</sheetData><mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="C1:XFD9"/></mergeCells>`;
    const rows = await cellsOf(handwritten(data));
    expect(rows[1]?.cells).toEqual([{ text: "石桥小学", from: "merge" }, { text: "林" }]);
  });

  test("may name its parts as it likes, with prefixes and in other letters", async () => {
    const office = "http://schemas.openxmlformats.org";
    const bytes = zip([
      {
        name: "XL\\Workbook.xml",
        body: `\ufeff<x:workbook xmlns:x="${office}/spreadsheetml/2006/main" xmlns:r="r"><x:sheets><x:sheet name="心&amp;愿" sheetId="7" state="veryHidden" r:id="a"/></x:sheets></x:workbook>`,
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        body: '<Relationships><Relationship Target="/xl/Tables/One.xml" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Id="a"/></Relationships>',
      },
      {
        name: "xl/tables/one.xml",
        body: `<x:worksheet xmlns:x="${office}/spreadsheetml/2006/main"><x:sheetData><x:row r='3'><x:c r='B3' t='inlineStr'><x:is><x:t>姓&#x1;名_x000A_</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    ]);
    const [sheet] = await open(bytes);
    expect(sheet).toMatchObject({ name: "心&愿", hidden: true });
    expect([...sheet!.rows]).toEqual([{ row: 3, cells: [null, { text: "姓名\n" }] }]);
  });

  test("keeps pictures and embedded things packed, whatever they would become", async () => {
    const blanks = Buffer.alloc(50_000_000);
    const bytes = handwritten(`<sheetData>${inlineRow(1, ["姓名"])}</sheetData>`, {
      extra: [
        { name: "xl/media/image1.png", body: blanks },
        { name: "xl/embeddings/oleObject1.bin", body: "not a thing", swears: 4_000_000_000 },
      ],
    });
    expect(await cellsOf(bytes)).toHaveLength(1);
  });

  test("with one bit changed in its cells is damaged, not read otherwise", async () => {
    const bytes = Buffer.from(
      await oneSheet([
        ["姓名", "心愿"],
        ["陈雨桐", "书包"],
      ]),
    );
    const at = bytes.indexOf("xl/worksheets/sheet1.xml") + 60;
    bytes[at] = bytes[at]! ^ 1;
    await expect(open(bytes)).rejects.toMatchObject({ code: "sheet_unreadable" });
  });
});

describe("the process that reads", () => {
  const real = inject("programs");
  afterEach(() => void (process.env.PROGRAMS = real));

  /** Puts another program in its place. */
  function instead(source: string) {
    const folder = mkdtempSync(join(inject("scratch"), "program-"));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "read-sheet.js"), source);
    process.env.PROGRAMS = folder;
  }
  const say = (about: string) =>
    `console.log(JSON.stringify({ kind: "refused", code: "sheet_empty", about: ${about} }));`;

  test("is given no secret of ours", async () => {
    instead(say("{ ...process.env }"));
    const { end } = await read(utf8("a"));
    expect(end).toEqual({
      ...{ kind: "refused", code: "sheet_empty" },
      about: { NODE_ENV: "production", TZ: "UTC" },
    });
  });

  test("knows nothing of the server but how rows are read", () => {
    const packages = new Set<string>();
    const seen = new Set<string>();
    const follow = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      const source = readFileSync(file, "utf8");
      for (const [, name = ""] of source.matchAll(/(?:from|import)\s*\(?\s*"([a-z@.][^"]*)"/g))
        if (name.startsWith(".")) follow(join(dirname(file), name));
        else packages.add(name);
    };
    follow(join(real, "read-sheet.js"));
    expect([...packages].sort()).toEqual([
      ...["csv-parse/sync", "exceljs", "node:buffer", "node:zlib"],
    ]);
  });

  test("can write no file and start no program", async () => {
    instead(`import fs from "node:fs"; import { spawnSync } from "node:child_process";
      const tried = [() => fs.writeFileSync("/tmp/x", "x"), () => spawnSync("true")].map((one) => {
        try { one(); return "done"; } catch (error) { return error.code; } });
      ${say("{ tried }")}`);
    const { end } = await read(utf8("a"));
    expect(end).toMatchObject({ about: { tried: ["ERR_ACCESS_DENIED", "ERR_ACCESS_DENIED"] } });
  });

  test("is ended when it keeps us waiting", async () => {
    instead("for (;;);");
    const { end } = await read(utf8("a"), "a.csv", { patience: 400 });
    expect(end).toEqual({ kind: "refused", code: "sheet_took_too_long" });
  });

  test("is ended when it takes more than 400 MB, on its heap or beside it", async () => {
    instead(
      `const all = []; while (all.length < 90) all.push(Buffer.alloc(10_000_000, 1)); for (;;);`,
    );
    expect((await read(utf8("a"))).end).toMatchObject({ code: "sheet_took_too_much" });
    instead(`const all = []; for (;;) all.push({ text: String(all.length).repeat(9) });`);
    expect((await read(utf8("a"))).end).toMatchObject({ code: "sheet_took_too_much" });
  });

  test("ends with whoever asked for it", async () => {
    instead(`${say("{ pid: process.pid }").replace("refused", "sheet")} setInterval(() => {}, 9);`);
    const stop = new AbortController();
    const messages = readFile(utf8("a"), {
      ...{ name: "a.csv", context: readingContext, signal: stop.signal },
    });
    const first = (await messages.next()).value as unknown as { about: { pid: number } };
    stop.abort();
    expect(await messages.next()).toMatchObject({ done: true });
    expect(await until(() => !alive(first.about.pid), 3_000)).toBe(true);
  });

  test("that isn't there is a mistake of ours, not of the file", async () => {
    process.env.PROGRAMS = "/nowhere";
    await expect(read(utf8("a"))).rejects.toThrow("Is it built?");
  });

  test("waits for whoever takes its rows, and loses none", async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `陈雨桐,11,书包,${at + 1}`);
    let count = 0;
    const messages = readFile(utf8([head, ...rows].join("\n")), {
      ...{ name: "a.csv", context: readingContext, patience: 20_000 },
    });
    for await (const message of messages) {
      if (message.kind !== "rows") continue;
      if (count < 1_000) await new Promise((go) => setTimeout(go, 50));
      count += message.rows.length;
    }
    expect(count).toBe(5_000);
  });
});

describe("rows that were read before", () => {
  const table = utf8("石桥乡\n甲,乙,丙,丁\n书包,陈雨桐,11,150\n\n台灯,林可欣,9,80\n");
  const columns = { 0: "title", 1: "legalName", 2: "birth", 3: "price" } as const;

  test("are understood under what the organizer says, with another header, too", async () => {
    const first = await read(table);
    expect(first.layouts[0]).toMatchObject({ headerRow: null, unsure: true });
    const staged = first.rows.map(({ sheet, row, raw }) => ({ sheet, row, cells: raw }));
    const mapping = [{ sheet: 0, headerRow: 2, columns }];
    const again = await gathered(reread(first.layouts, staged, { ...readingContext, mapping }));
    expect(again.layouts[0]).toMatchObject({ headerRow: 2, unsure: false });
    expect(standings(again.rows)).toEqual(["3 right", "4 blank", "5 right"]);
    expect(again.end).toEqual({ kind: "end", rowsRead: 3 });
  });

  test("keep the layout they had where nobody says otherwise", async () => {
    const first = await read(utf8(`学校,${head}\n石桥小学,陈雨桐,11,书包,150\n,林可欣,9,台灯,80`));
    const staged = first.rows.map(({ sheet, row, raw }) => ({ sheet, row, cells: raw }));
    const again = await gathered(
      reread(first.layouts, staged, { ...readingContext, defaults: { townshipCode: "990101002" } }),
    );
    expect(again.layouts).toEqual(first.layouts);
    expect(again.rows[1]).toMatchObject({
      child: { school: "石桥小学", townshipCode: "990101002" },
    });
  });

  test("that cannot be had any more are an error of ours", async () => {
    const { layouts } = await read(table);
    async function* gone(): AsyncGenerator<never> {
      throw new Error("the database is gone");
      yield undefined as never;
    }
    await expect(gathered(reread(layouts, gone(), readingContext))).rejects.toThrow("database");
  });
});
