import { oneSheet } from "../sheets/workbook";
import { chance } from "../setup/random";

const surnames = Array.from(
  "陈林周吴郑冯蒋沈韩杨许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛奚范彭郎鲁韦",
);
const given = Array.from(
  "雨可子思嘉一若星沐清知景安书予令南砚以世长然望明庭规听舟云青帆幕水天晓夏远月风",
);
const heads = "序号,姓名,出生日期,年级,学校,监护人,联系电话,心愿,尺码,预估价格,备注".split(",");

type Wish = readonly [thing: string, sizes: readonly string[], prices: readonly string[]];
const wishes: readonly Wish[] = [
  ["运动鞋", ["38码", "36", "３７码", "39码"], ["200", "¥180", "约150", "200元左右"]],
  ["羽绒服", ["140cm", "1米4", "150", "身高1.4米左右"], ["300", "280-350", "300元"]],
  ["我想要一个书包", [""], ["150", "120元", "100-200"]],
  ["书桌", [""], ["400", "350元左右"]],
  ["1、故事书 2、水彩笔", [""], ["60、40", "100"]],
  ["台灯；篮球", [""], ["80、90"]],
  ["自行车", ["20寸", "16寸"], ["450", "四百元"]],
];
const notes = ["", "", "", "父母在外打工，跟奶奶住", "成绩好，喜欢画画", "家里有两个弟弟妹妹"];

/** A county's table of so many children, each another one, in the notations that people use. */
export function rowsOfCounty(count: number): string[][] {
  const { below, one } = chance(20261123);
  return Array.from({ length: count }, (_, index) => {
    const [thing, sizes, prices] = one(wishes);
    const year = 2010 + below(10);
    const [month, day] = [1 + below(12), 1 + below(28)];
    const name = [
      surnames[index % surnames.length],
      given[Math.floor(index / surnames.length) % given.length],
      given[Math.floor(index / (surnames.length * given.length)) % given.length],
      given[Math.floor(index / (surnames.length * given.length ** 2)) % given.length],
    ].join("");
    return [
      String(index + 1),
      name,
      one([
        `${year}年${month}月`,
        `${year}-${month}-${day}`,
        `${year}/${month}/${day}`,
        `${2026 - year}岁`,
      ]),
      `${one(["一", "二", "三", "四", "五", "六"])}年级${1 + below(4)}班`,
      `${one(["石桥", "柳溪", "上河", "青山", "云岭"])}${one(["中心小学", "小学", "希望小学"])}`,
      `${name.slice(0, 1)}${one(["奶奶", "爷爷", "国强", "桂兰", "秀英"])}`,
      `13${String(900_000_000 + index * 7).slice(0, 9)}`,
      thing,
      one(sizes),
      one(prices),
      one(notes),
    ];
  });
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell}"` : cell);

export const csvOfCounty = (count: number): Buffer =>
  Buffer.from([heads, ...rowsOfCounty(count)].map((row) => row.map(quoted).join(",")).join("\r\n"));

export const xlsxOfCounty = (count: number): Promise<Uint8Array> =>
  oneSheet([["青河市微心愿汇总表"], heads, ...rowsOfCounty(count)], { merged: ["A1:K1"] });

export const columnCount = heads.length;
