import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { readerFlags, readFile } from "~/domain/imports/read-file.server";
import type { ReadingMessage } from "~/domain/imports/reading/shapes";
import { readingContext } from "../factories/tables";
import { tell } from "../setup/proof";
import { utf8, zip } from "../sheets/bytes";
import { oneSheet, parts } from "../sheets/workbook";

describe("the process that reads", () => {
  const most = 400 * 1024 * 1024;
  const head = ["姓名", "年龄", "心愿", "价格", "学校", "尺码", "监护人", "电话", "备注"];
  const row = [
    "陈雨桐",
    "11",
    "书包",
    "150",
    "石桥小学",
    "140cm",
    "陈桂兰",
    "13800001234",
    "喜欢蓝色",
  ];
  const bomb = (body: string | Buffer) =>
    zip(parts("").map((part) => (part.name.endsWith("sheet1.xml") ? { ...part, body } : part)));
  const many = "<c><v>1</v></c>".repeat(100_000);
  const files: [string, string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ["a bomb of blanks", "a.xlsx", () => bomb(Buffer.alloc(200_000_000, 32)), "sheet_swells"],
    [
      "a bomb of cells that stays below every size",
      "a.xlsx",
      () => bomb(`<worksheet><sheetData>${`<row>${many}</row>`.repeat(5)}</sheetData></worksheet>`),
      "sheet_too_wide",
    ],
    [
      "100,000 columns of text",
      "a.csv",
      () => utf8(`${head.join(",")}${",列".repeat(100_000)}\n`),
      "sheet_too_wide",
    ],
    [
      "5,000 honest rows",
      "a.xlsx",
      () => oneSheet([head, ...Array.from({ length: 5_000 }, () => row)]),
      "end",
    ],
    [
      "100,000 honest rows",
      "a.csv",
      () =>
        utf8(
          [head, ...Array.from({ length: 100_000 }, () => row)]
            .map((one) => one.join(","))
            .join("\n"),
        ),
      "end",
    ],
    ["30 MB in one line", "a.csv", () => new Uint8Array(29_000_000).fill(65), ""],
    ["30 MB of quotes", "a.csv", () => new Uint8Array(29_000_000).fill(34), ""],
    [
      "long cells of brackets, figures and blanks",
      "a.csv",
      () =>
        utf8(
          ["(", "1", "合计1、", " ", "共1人", "备注", "<", "￥1"]
            .map((text) => `${text.repeat(200_000)},11,书包,150`)
            .flatMap((row) => [row, head.join(","), row])
            .join("\n"),
        ),
      "end",
    ],
    ["30 MB of line ends", "a.csv", () => new Uint8Array(29_000_000).fill(10), "sheet_empty"],
  ];

  const measured = `
    import { readFileSync } from "node:fs";
    const most = () => /VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "latin1"))[1];
    process.on("exit", () => process.stderr.write(most()));
    await import("./read-sheet.js");`;

  /** Runs the program as it is run, but told to say how much memory it had at most. */
  async function peak(bytes: Uint8Array, name: string) {
    const wrapper = join(inject("programs"), "measured.mjs");
    writeFileSync(wrapper, measured);
    const child = spawn(process.execPath, [...readerFlags, wrapper], {
      env: { NODE_ENV: "production", TZ: "UTC" },
    });
    let last = "";
    let said = "";
    child.stdout.on(
      "data",
      (chunk: Buffer) => (last = (last + chunk.toString("latin1")).slice(-400)),
    );
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stdin.on("error", () => {});
    child.stdin.write(`${JSON.stringify({ kind: "file", name, context: readingContext })}\n`);
    child.stdin.end(bytes);
    const began = performance.now();
    await once(child, "close");
    const seconds = (performance.now() - began) / 1_000;
    return { bytes: Number(said) * 1_024, last, seconds };
  }

  test.each(files)(
    "never takes 400 MB or 30 seconds: %s",
    async (title, name, bytes, ends) => {
      const found = await peak(await bytes(), name);
      tell("reading", { megabytes: Math.round(found.bytes / 2 ** 20), seconds: found.seconds });
      expect(found.last, title).toContain(ends);
      expect(found.bytes).toBeLessThan(most);
      expect(found.seconds).toBeLessThan(30);
    },
    60_000,
  );

  test("a workbook of a million cells is read or refused, and never more than we give", async () => {
    const figures = (row: number) =>
      Array.from(
        { length: 250 },
        (_, at) => `<c><v>${(row * 7_919 + at * 104_729) % 999_983}</v></c>`,
      );
    const rows = Array.from({ length: 5_000 }, (_, row) => `<row>${figures(row).join("")}</row>`);
    const bytes = bomb(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`);
    const all: ReadingMessage[] = [];
    for await (const message of readFile(bytes, { name: "a.xlsx", context: readingContext }))
      if (message.kind !== "rows") all.push(message);
    expect(["end", "sheet_took_too_much"]).toContain(
      all.map((one) => (one.kind === "refused" ? one.code : one.kind)).at(-1),
    );
  }, 60_000);
});
