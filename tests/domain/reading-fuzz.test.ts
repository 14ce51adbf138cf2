import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "~/domain/imports/reading/layout";
import { readBytes } from "~/domain/imports/reading/read-bytes";
import type { RawCell, ReadingMessage } from "~/domain/imports/reading/shapes";
import { readingContext, told } from "../factories/tables";
import { often, proving } from "../setup/proof";
import { gb18030, utf16le, utf8, utf8WithMark } from "../sheets/bytes";
import { corpus } from "../sheets/corpus";
import { lawsBroken } from "../sheets/shape";
import { oneSheet } from "../sheets/workbook";

const seed = 20_261_123;
const runs = (short: number, long: number) => ({
  seed,
  numRuns: proving ? often(long) : short,
  interruptAfterTimeLimit: proving ? undefined : 15_000,
});
const patience = proving ? 3_600_000 : 60_000;
const endings = ["csv", "xlsx", "xls", "xlsm", "txt", "tsv", "docx", ""];

async function readAll(bytes: Uint8Array, name: string) {
  const all: ReadingMessage[] = [];
  for await (const message of readBytes(Buffer.from(bytes), { name, context: readingContext }))
    all.push(message);
  return told(all);
}

/** Whatever a file holds: it is refused as a whole, or each of its rows is told exactly once. */
function holds({ rows, end }: ReturnType<typeof told>) {
  if (end?.kind === "end") expect(lawsBroken(rows, end.rowsRead)).toEqual([]);
  else expect(end).toMatchObject({ kind: "refused" });
}

describe("bytes", () => {
  const textBytes = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(..."姓名,心愿\n\r\t;\"'，|=、0123456789 ") },
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
      { maxLength: 200 },
    )
    .chain((pieces) =>
      fc.constantFrom(utf8, utf16le, utf8WithMark).map((encode) => encode(pieces.join(""))),
    );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    textBytes,
    fc
      .tuple(
        fc.constantFrom("PK\x03\x04", "PK\x05\x06", "\xd0\xcf\x11\xe0", "%PDF", "姓名,心愿\n"),
        textBytes,
      )
      .map(([begins, rest]) => Buffer.concat([Buffer.from(begins, "latin1"), rest])),
  );

  test(
    `of any kind, under any name, are read or refused (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(bytes, fc.constantFrom(...endings), async (given, ending) => {
          holds(await readAll(given, `心愿.${ending}`));
        }),
        runs(800, 200_000),
      );
    },
    patience,
  );
});

describe("real files, damaged", () => {
  const cases = Object.values(corpus)
    .flat()
    .filter(({ title }) => !/megabytes|00,00|5,001|thousand times|small size/.test(title));
  type Damage = (bytes: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>;
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const at = (bytes: Buffer, where: number) => Math.floor(where * bytes.length);
  const damage: fc.Arbitrary<Damage> = fc.oneof(
    fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(([where, bit]): Damage => (bytes) => {
      bytes[at(bytes, where)]! ^= 1 << bit;
      return bytes;
    }),
    place.map(
      (where): Damage =>
        (bytes) =>
          bytes.subarray(0, at(bytes, where)),
    ),
    fc.tuple(place, place).map(
      ([from, to]): Damage =>
        (bytes) =>
          Buffer.concat([bytes.subarray(0, at(bytes, from)), bytes.subarray(at(bytes, to))]),
    ),
    fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
      ([where, patch]): Damage =>
        (bytes) => (
          bytes.set(patch.slice(0, bytes.length - at(bytes, where)), at(bytes, where)),
          bytes
        ),
    ),
    // A field of the zip's directory: sizes, checks, methods, places, how many there are.
    fc
      .tuple(fc.nat(80), fc.constantFrom(8, 10, 16, 20, 24, 28, 42), fc.nat(0xffffffff))
      .map(([nth, field, value]): Damage => (bytes) => {
        let entry = -1;
        for (let left = nth % 12; left >= 0; left -= 1) {
          const next = bytes.indexOf("PK\x01\x02", entry + 1, "latin1");
          if (next < 0) break;
          entry = next;
        }
        if (entry >= 0 && entry + field + 4 <= bytes.length)
          bytes.writeUInt32LE(value, entry + field);
        return bytes;
      }),
  );

  test(
    `are read or refused (seed ${seed})`,
    async () => {
      const whole = new Map<string, Uint8Array>();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...cases),
          fc.array(damage, { minLength: 1, maxLength: 3 }),
          async ({ title, file, bytes }, damages) => {
            if (!whole.has(title)) whole.set(title, await bytes());
            const damaged = damages.reduce(
              (given, one) => (given.length > 0 ? one(given) : given),
              Buffer.from(whole.get(title)!),
            );
            holds(await readAll(damaged, file));
          },
        ),
        runs(400, 100_000),
      );
    },
    patience,
  );
});

describe("generated tables", () => {
  const cell: fc.Arbitrary<RawCell | null> = fc.oneof(
    fc.constant(null),
    fc
      .constantFrom(
        ..."姓名 心愿 合计 小计 备注：无 石桥小学 11 3 书包 填表人： 价格 TRUE 110101201403071234".split(
          " ",
        ),
      )
      .map((text) => ({ text })),
    fc.string({ unit: "binary", maxLength: 12 }).map((text) => ({ text })),
    fc.record({
      text: fc.string({ unit: "grapheme", maxLength: 20 }),
      from: fc.constantFrom("merge" as const, "formula" as const),
    }),
    fc.constantFrom({ text: "", lost: "error_value" as const }),
  );
  const sheets = fc.array(
    fc.record({
      name: fc.constantFrom("Sheet1", "石桥小学", "上河村", ""),
      hidden: fc.boolean(),
      rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 25 }),
    }),
    { minLength: 1, maxLength: 3 },
  );

  test(
    `of any cells tell each row once (seed ${seed})`,
    () => {
      fc.assert(
        fc.property(sheets, (drawn) => {
          const given = drawn.map((sheet) => ({
            ...sheet,
            rows: sheet.rows.map((cells, row) => ({ row: row + 1, cells })),
          }));
          holds(told(readTable(given, readingContext)));
        }),
        runs(1_500, 300_000),
      );
    },
    patience,
  );

  const headings = {
    legalName: ["姓名", "学生姓名", "孩子姓名（必填）", "Name"],
    birth: ["年龄", "出生日期或年龄", "Age"],
    title: ["心愿", "微心愿", "想要的礼物", "Wish"],
    price: ["价格", "预估价格（元）", "Price"],
  };
  const further = ["序号", "学校", "身份证号", "备注", "班主任", "监护人电话", "性别"];
  const surnames = "陈林周吴郑冯蒋沈韩杨许何吕施张孔曹严华金魏陶姜";
  type Plan = { kind: "child" | "blank" | "totals" | "note" | "header"; salt: number };
  const plan = fc.record({
    heads: fc.tuple(...Object.values(headings).map((names) => fc.constantFrom(...names))),
    further: fc.subarray(further),
    shuffle: fc.nat(),
    above: fc.constantFrom(
      [],
      ["石桥乡微心愿统计表"],
      ["“千人千愿”", "2026年11月", "填报单位：石桥乡"],
    ),
    rows: fc.array(
      fc.record({
        kind: fc.oneof(
          { weight: 8, arbitrary: fc.constant("child" as const) },
          fc.constantFrom("blank" as const, "totals" as const, "note" as const, "header" as const),
        ),
        salt: fc.nat(9_999),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    as: fc.constantFrom("utf8", "gb18030", "utf16", "semicolons", "quoted", "xlsx"),
  });

  function drawnFrom({
    heads,
    further: more,
    shuffle,
    above,
    rows,
  }: typeof plan extends fc.Arbitrary<infer One> ? One : never) {
    const columns = [...heads, ...more];
    for (let at = columns.length - 1; at > 0; at -= 1) {
      const other = (shuffle + at * 7) % (at + 1);
      [columns[at], columns[other]] = [columns[other]!, columns[at]!];
    }
    const name = (at: number) =>
      `${surnames[at % surnames.length]}${"雨可子思嘉一若星"[at % 8]}${"桐欣墨远禾诺曦辰阳越"[at % 10]}`;
    const childCells: Record<string, (at: number, salt: number) => string> = {
      [heads[0]!]: (at) => name(at),
      [heads[1]!]: (_, salt) => String(5 + (salt % 12)),
      [heads[2]!]: (_, salt) => ["书包", "运动鞋", "备注本", "台灯"][salt % 4]!,
      [heads[3]!]: (_, salt) => String(10 + (salt % 400)),
      序号: (at) => String(at + 1),
      学校: () => "石桥小学",
      身份证号: (_, salt) => `11010120140307${1000 + (salt % 9000)}`,
      备注: (_, salt) => (salt % 3 ? "" : "合计、说明都好"),
      班主任: () => "王老师",
      监护人电话: (_, salt) => `1380000${1000 + (salt % 9000)}`,
      性别: (_, salt) => (salt % 2 ? "男" : "女"),
    };
    const rowOf = ({ kind, salt }: Plan, at: number): string[] => {
      if (kind === "child") return columns.map((heading) => childCells[heading]!(at, salt));
      if (kind === "header") return columns;
      if (kind === "totals")
        return columns.map((heading, index) =>
          index === 0 ? "合计" : heading === heads[3] ? String(salt) : "",
        );
      if (kind === "note") return ["备注：以上心愿已核实，谢谢大家"];
      return [];
    };
    return { cells: [...above.map((text) => [text]), columns, ...rows.map(rowOf)], name };
  }

  async function written(cells: string[][], as: string): Promise<[Uint8Array, string]> {
    const text = (separator: string, quote = "") =>
      cells.map((row) => row.map((one) => `${quote}${one}${quote}`).join(separator)).join("\r\n");
    if (as === "xlsx") return [await oneSheet(cells), "心愿.xlsx"];
    if (as === "gb18030") return [gb18030(text(",")), "心愿.csv"];
    if (as === "utf16") return [utf16le(text("\t")), "心愿.csv"];
    return [
      utf8(as === "semicolons" ? text(";") : text(",", as === "quoted" ? '"' : "")),
      "心愿.csv",
    ];
  }

  test(
    `as people write them lose no child, however they are saved (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(plan, async (given) => {
          const { cells, name } = drawnFrom(given);
          const read = await readAll(...(await written(cells, given.as)));
          holds(read);
          const begin = given.above.length + 2;
          const children = given.rows.flatMap(({ kind }, at) => (kind === "child" ? [at] : []));
          for (const at of children) {
            expect(read.rows.find(({ row }) => row === begin + at)).toMatchObject({
              standing: "right",
              child: { legalName: name(at) },
            });
          }
          const skipped = read.rows.filter(({ standing }) => standing !== "skipped");
          if (read.end?.kind === "end") expect(skipped).toHaveLength(children.length);
          expect(JSON.stringify(read.all)).not.toContain("11010120140307");
        }),
        runs(150, 20_000),
      );
    },
    patience,
  );
});
