import { gb18030, joined, utf16be, utf16le, utf8, utf8WithMark } from "./bytes";
import type { Case } from "./shape";
import { csv, file } from "./plan";

const text = "姓名,年龄,心愿,价格\r\n陈雨桐,11,书包,150\r\n林可欣,9,运动鞋,200\r\n";
const [first, second] = ["bag 书包 · – · 150 · 9-11", "shoes 运动鞋 · – · 200 · 9-11"];
const plain = { sheets: ["1 + 2"], wishes: [`2.1 ${first}`, `3.1 ${second}`] };
const asCsv = (title: string, bytes: Case["bytes"], reading = plain as Case["reading"]) =>
  file(title, bytes, reading, { file: "心愿.csv" });

export const encodings: Case[] = [
  asCsv("UTF-8 without a mark", () => utf8(text)),
  asCsv("UTF-8 with a mark", () => utf8WithMark(text)),
  asCsv("GB18030, as Excel saves on a Chinese Windows", () => gb18030(text)),
  asCsv(
    "GB18030 with a character of four bytes",
    () => gb18030("姓名,年龄,心愿,价格\r\n𠮷雨桐,11,书包,150\r\n"),
    { sheets: ["1 + 1"], wishes: [`2.1 ${first}`], more: { "2": { legalName: "𠮷雨桐" } } },
  ),
  asCsv("UTF-16, as Excel's “Unicode text” is saved", () => utf16le(text.replaceAll(",", "\t"))),
  asCsv("UTF-16 with its bytes the other way round", () => utf16be(text)),
  asCsv("semicolons between the cells", () => utf8(text.replaceAll(",", ";"))),
  asCsv("tabs between the cells", () => utf8(text.replaceAll(",", "\t"))),
  asCsv("commas of Chinese writing between the cells", () => utf8(text.replaceAll(",", "，"))),
  asCsv("a line that names the separator", () => utf8(`sep=;\r\n${text.replaceAll(",", ";")}`), {
    sheets: ["2 + 2"],
    wishes: [`3.1 ${first}`, `4.1 ${second}`],
  }),
  asCsv("line ends of an old Mac", () => utf8(text.replaceAll("\r\n", "\r"))),
  asCsv("no line end after the last row", () => utf8(text.trimEnd())),
  asCsv(
    "one row in broken UTF-8 is refused, the others are read",
    () =>
      joined(
        "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n",
        Uint8Array.of(0xc1, 0xd6, 0xbf, 0xc9, 0xd0, 0xc0),
        ",9,",
        Uint8Array.of(0xff, 0xfe),
        ",200\n周子墨,10,书包,150\n",
      ),
    {
      sheets: ["1 + 3"],
      wishes: [`2.1 ${first}`, `4.1 ${first}`],
      refused: ["3 – row_encoding_broken"],
    },
  ),
  asCsv(
    "one row in broken GB18030 is refused, the others are read",
    () =>
      joined(
        gb18030("姓名,年龄,心愿,价格\n陈雨桐,11,书包,150\n"),
        gb18030("林可欣,9,"),
        Uint8Array.of(0xff, 0x81),
        gb18030(",200\n周子墨,10,书包,150\n"),
      ),
    {
      sheets: ["1 + 3"],
      wishes: [`2.1 ${first}`, `4.1 ${first}`],
      refused: ["3 – row_encoding_broken"],
    },
  ),
  csv(
    "quotes hold commas, line ends and quotes together",
    '姓名,年龄,心愿,价格,备注\n陈雨桐,11,"书包",150,"她说""谢谢"",\n再见"\n林可欣,9,运动鞋,200,',
    { ...plain, more: { "2": { notes: '她说"谢谢",\n再见' } } },
  ),
  csv(
    "a stray quote is a character, and swallows no row",
    '姓名,年龄,心愿,价格,备注\n陈雨桐,11,书包,150,"大"号\n林可欣,9,运动鞋,200,"没有关上\n周子墨,10,书包,150,身高5"\n吴思远,10,书包,150,',
    {
      sheets: ["1 + 4"],
      wishes: [`2.1 ${first}`, `3.1 ${second}`, `4.1 ${first}`, `5.1 ${first}`],
    },
  ),
  csv(
    "rows shorter or longer than the header are read to their own end",
    "姓名,年龄,心愿,价格\n陈雨桐,11,书包,150,,,\n林可欣,9,运动鞋\n周子墨,10,书包,150,多出来的话",
    {
      sheets: ["1 + 3"],
      wishes: [`2.1 ${first}`, `4.1 ${first}`],
      refused: ["3 price field_missing"],
    },
  ),
  file("a CSV that is called .txt is a table all the same", () => utf8(text), plain, {
    file: "心愿.txt",
  }),
];
