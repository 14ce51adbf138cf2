import type { Column } from "../columns";
import type { SheetColumn } from "./shapes";

const generic =
  /^(?:sheet|worksheet|工作表|表|table|list|data|wish(?:es)?|child(?:ren)?|template|微?心愿|愿望|数据|模板|新建|导出|原始)|汇总|总表|名单|清单|统计|登记|明细|花名册|说明/i;
const school =
  /^(.{2,24}?(?:小学|中学|学校|幼儿园|教学点|完小|中心校|初中|高中|school|kindergarten))(?!.*(?:等|各))/i;
const places: [RegExp, Column][] = [
  [/(?:[镇乡]|街道)$/, "township"],
  [/(?:村|社区)$/, "village"],
  [/(?:年级|班)$/, "grade"],
];

/**
 * What a sheet's name says of all its rows: a school, a township, a village, a class. Of several
 * sheets any name of its own is a school's.
 */
export function bySheetName(
  name: string,
  columns: readonly SheetColumn[],
  several: boolean,
): { column: Column; text: string } | null {
  const plain = name.normalize("NFKC").trim();
  const says = (column: Column, text: string) =>
    columns.some((one) => one.column === column) ? null : { column, text };
  const named = school.exec(plain)?.[1];
  if (named) return says("school", named);
  if (plain === "" || generic.test(plain)) return null;
  const place = places.find(([sign]) => sign.test(plain));
  if (place) return says(place[1], plain);
  return several && /^[\p{Script=Han}A-Za-z ]{2,20}$/u.test(plain) ? says("school", plain) : null;
}
