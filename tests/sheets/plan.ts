import type { ReadingContext } from "~/domain/imports/reading/shapes";
import { utf8 } from "./bytes";
import type { Case, Reading } from "./shape";

/** Names that nobody bears, one for each row of a sheet. */
const names =
  "陈雨桐 林可欣 周子墨 吴思远 郑嘉禾 冯一诺 蒋若曦 沈星辰 韩沐阳 杨清越 许知遥 何景行 吕安澜 施书瑶 张予安 孔令仪 曹南乔 严砚秋 华以宁 金世安 魏长歌 陶然然 姜望舒 戚明朗 谢庭芳 邹子规 喻听澜 柏舟行 水云间 窦青山 章云帆 苏幕遮 潘若水 葛天真 奚晓星 范知夏 彭远山 郎月明 鲁南风 韦以安".split(
    " ",
  );

type More = { context?: Partial<ReadingContext>; file?: string };

/** A file of bytes; its name as people name such files. */
export const file = (
  title: string,
  bytes: Case["bytes"],
  reading: Reading,
  { file: name = "心愿.xlsx", context }: More = {},
): Case => ({ title, file: name, bytes, reading, ...(context ? { context } : {}) });

/** A CSV in UTF-8, from its text. */
export const csv = (title: string, text: string, reading: Reading, more: More = {}): Case =>
  file(title, () => utf8(`${text.trim()}\n`), reading, { file: "心愿.csv", ...more });

/** A row and what it comes to: wishes one by one, "✗ column code" or "– reason". */
export type Told = readonly [row: string, ...told: string[]];

const numbered = (told: readonly Told[], first: number, keep: (line: string) => boolean) =>
  told.flatMap(([, ...lines], index) =>
    lines.filter(keep).map((line) => ({ line, row: index + first })),
  );

/** The rows as text, each `~` a child of its own, and their reading as the rows have it beside them. */
export function besides(told: readonly Told[], first = 2) {
  const items = new Map<number, number>();
  const isRefused = (line: string) => line.startsWith("✗ ");
  const isSkipped = (line: string) => line.startsWith("– ");
  return {
    text: told.map(([row], index) => row.replace("~", names[index % names.length]!)),
    reading: {
      sheets: [`${first - 1} + ${told.length}`],
      wishes: numbered(told, first, (line) => !isRefused(line) && !isSkipped(line)).map(
        ({ line, row }) => {
          const item = (items.get(row) ?? 0) + 1;
          items.set(row, item);
          return `${row}.${item} ${line}`;
        },
      ),
      refused: numbered(told, first, isRefused).map(({ line, row }) => `${row} ${line.slice(2)}`),
      skipped: numbered(told, first, isSkipped).map(({ line, row }) => `${row} ${line.slice(2)}`),
    } satisfies Reading,
  };
}

/** A CSV whose every row stands beside what it comes to. */
export function rows(
  title: string,
  head: string,
  told: readonly Told[],
  { more, ignored = [], context }: Pick<Reading, "more" | "ignored"> & Pick<More, "context"> = {},
): Case {
  const { text, reading } = besides(told);
  return csv(title, [head, ...text].join("\n"), { ...reading, more, ignored }, { context });
}
