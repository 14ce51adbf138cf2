import type { Case } from "./shape";
import { csv, file, rows, type Told } from "./plan";
import { oneSheet } from "./workbook";

const head = "姓名,年龄,心愿,尺码,价格";
const sized = (thing: string, typed: string, told: string): Told => [
  `~,11,${thing},${typed},200`,
  told,
];
const shoes = (size: string, warnings = "") =>
  `shoes 运动鞋 · ${size} · 200 · 9-11${warnings && ` ! ${warnings}`}`;
const coat = (size: string, warnings = "") =>
  `coat 羽绒服 · ${size} · 200 · 9-11${warnings && ` ! ${warnings}`}`;

export const sizes: Case[] = [
  rows("sizes of shoes, clothes and bicycles are understood in every notation", head, [
    sized("运动鞋", "38码", shoes("38码")),
    sized("运动鞋", "３８码", shoes("38码")),
    sized("运动鞋", "38", shoes("38码")),
    sized("羽绒服", "140cm", coat("140 cm")),
    sized("羽绒服", "140 CM", coat("140 cm")),
    sized("羽绒服", "140厘米", coat("140 cm")),
    sized("羽绒服", "140公分", coat("140 cm")),
    sized("羽绒服", "1米4", coat("140 cm")),
    sized("羽绒服", "1米45", coat("145 cm")),
    sized("羽绒服", "1.4米", coat("140 cm")),
    sized("羽绒服", "1.4m", coat("140 cm")),
    sized("羽绒服", "140", coat("140 cm")),
    sized("羽绒服", "XL", coat("XL")),
    sized("自行车", "16寸", "bicycle 自行车 · 16寸 · 200 · 9-11"),
    sized("运动鞋", "", shoes("–")),
  ]),
  rows(
    "a size told by the body's height says so, and the height is kept",
    head,
    [
      sized("羽绒服", "身高1.4米左右", coat("140 cm", "size_about size_from_height")),
      sized("羽绒服", "身高140cm", coat("140 cm", "size_from_height")),
      sized("羽绒服", "约140cm", coat("140 cm", "size_about")),
    ],
    { more: { "2": { measures: "身高1.4米左右" } } },
  ),
  rows("what nobody understands stays as it was written", head, [
    sized("运动鞋", "跟姐姐一样大", shoes("跟姐姐一样大", "size_unclear")),
  ]),
  rows("two sizes of one set stay together", head, [
    [
      "~,11,校服套装,上衣140/裤子130,200",
      "coat 校服套装 · 上衣140/裤子130 · 200 · 9-11 ! size_unclear",
    ],
  ]),
  csv(
    "sizes head their column as 规格, 型号 and 码数 as well",
    "姓名,年龄,心愿,规格,价格\n陈雨桐,11,运动鞋,38码,200",
    { sheets: ["1 + 1"], wishes: [`2.1 ${shoes("38码")}`] },
  ),
  file(
    "a number that only looks like 38码 by its format is a size",
    () =>
      oneSheet(
        [
          ["姓名", "年龄", "心愿", "型号", "价格"],
          ["陈雨桐", 11, "运动鞋", 38, 200],
          ["林可欣", 11, "羽绒服", 140, 200],
        ],
        { then: (sheet) => void (sheet.getCell("D2").numFmt = '0"码"') },
      ),
    { sheets: ["1 + 2"], wishes: [`2.1 ${shoes("38码")}`, `3.1 ${coat("140 cm")}`] },
  ),
];
