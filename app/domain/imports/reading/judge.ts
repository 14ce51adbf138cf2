import type { RawCell, RawRow, SheetColumn } from "./shapes";
import type { Column } from "../columns";

/** What a row below the header is. A section names the school, or the place, of the rows below it. */
export type Judgement =
  | { is: "data" | "blank" | "totals" | "note" }
  | { is: "section"; column: "school" | "township"; text: string };

/** No sum, remark or heading is longer; what is, needn't be looked through. */
const longest = 200;
const sumWord =
  /^(?:本[页表]|以上|全[校村乡镇班])?(?:(?:合计|总计|小计|共计|总数|总和|合共|累计)(?:金额|人数|件数|数量)?|总(?:金额|人数|件数|数量|价|额))|^(?:grandtotal|subtotal|total|sum)/;
const measureWords =
  /人次|心愿|愿望|孩子|儿童|学生|小朋友|礼物|[元件个人名份项条双套本位户万次校所整约共有和及]|rmb|cny|yuan|items?|children|wishes|persons?/gi;
const signs = /[\s,，;；、:：.¥￥$()（）]/g;

/** Figures and what they count, and nothing else: 9,000.00, 61个心愿, 60人、12000元. */
const isFigure = (text: string) =>
  /\d/.test(text) && text.replace(/\d+/g, "").replace(measureWords, "").replace(signs, "") === "";
const label =
  /^(?:备注|说明|填表说明|填写说明|填报说明|注|注意|注意事项|温馨提示|提示|特别说明|附注|附|填表人|填表单位|填表日期|填表时间|填报人|填报单位|填报日期|填报时间|制表人?|制表日期|制表时间|审核人?|审批人?|复核人?|核对人?|经办人|负责人|主管|校长|校长签字|班主任|班主任签字|联系人|联系电话|电话|日期|时间|单位|盖章|公章|签字|签名|单位盖章|学校盖章|学校公章|统计人|上报人|录入人|note|notes|remark|remarks|prepared by|checked by|approved by|signature|date|contact)$/i;
/** A day or a seal that stands by itself at the end of a table. */
const signed =
  /^(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*(?:\d{1,2}\s*日?)?|年\s*月\s*日|[（(]?\s*(?:单位|学校|村委会|公章|签字)?\s*[（(]?\s*(?:盖章|公章|签章|签字|签名)\s*[)）]?\s*[)）]?)$/;
const numbered = /^[（(]?\d{1,2}[)）、.．:：]\s*\S{6,}/;
const titled =
  /(?:统计表|登记表|汇总表|心愿表|愿望表|明细表|花名册|名单|清单|一览表|信息表|征集表|采集表|申报表)$/;
const schoolish =
  /(?:小学|中学|学校|幼儿园|教学点|完小|中心校|初中|高中|school|kindergarten)(?:[一二三四五六七八九\d]年级.*|.*班)?$/i;
const placeish = /^\p{Script=Han}{1,8}(?:[乡镇]|街道)$/u;
const counted = /[（(][^()（）]*\d+\s*[人名个件][^()（）]*[)）]|[:：]?\s*共?\d+\s*[人名个件]?$/g;

type Places = { at(column: Column): number; isSequence(at: number): boolean };

/** Whether a row holds nothing at all. */
export const isBlank = (row: RawRow) =>
  !row.broken && row.cells.every((cell) => !cell || (!cell.lost && cell.text.trim() === ""));

/** The first place of each meaning. */
export const firstPlaces = (columns: readonly SheetColumn[]): Map<Column, number> =>
  new Map(columns.flatMap(({ column, at }) => (column ? [[column, at] as const] : [])).reverse());

/** Where a layout's meanings stand, looked up quickly. */
export function placesOf(columns: readonly SheetColumn[]): Places {
  const places = firstPlaces(columns);
  const sequences = new Set(
    columns.filter(({ ignored }) => ignored === "sequence").map(({ at }) => at),
  );
  return { at: (column) => places.get(column) ?? -1, isSequence: (at) => sequences.has(at) };
}

const own = (cell: RawCell | null | undefined) =>
  cell !== null && cell !== undefined && cell.from !== "merge" && cell.from !== "above";
const holds = (cell: RawCell | null | undefined): cell is RawCell =>
  cell !== null && cell !== undefined && (cell.text.trim() !== "" || cell.lost !== undefined);

/**
 * Says what a row is. Whatever has a name and a wish of its own is data, and so is all that isn't
 * plainly something else: it is then refused with reasons rather than passed over.
 */
export function judge(row: RawRow, places: Places): Judgement {
  if (row.broken) return { is: "data" };
  const filled = row.cells.flatMap((cell, at) =>
    holds(cell) && !places.isSequence(at) ? [{ cell, at }] : [],
  );
  const inSequence = row.cells.find((cell, at) => holds(cell) && places.isSequence(at));
  if (!filled.some(({ cell }) => own(cell)))
    return sums(inSequence?.text) ? { is: "totals" } : { is: "blank" };
  if (filled.some(({ cell }) => cell.lost !== undefined)) return { is: "data" };

  const texts = [...new Set(filled.map(({ cell }) => cell.text.trim().slice(0, longest)))];
  if (inSequence?.text && !/^\d+$/.test(inSequence.text.trim()))
    texts.unshift(inSequence.text.trim());
  const [first = "", ...rest] = texts;
  if (sums(first) && rest.every((text) => isFigure(text) || sums(text))) return { is: "totals" };

  const has = (column: Column) => holds(row.cells[places.at(column)]);
  const cellOf = (column: Column) => row.cells[places.at(column)]?.text.trim() ?? "";
  if (has("legalName") && has("title") && cellOf("legalName") !== cellOf("title"))
    return labelled(texts) && colon.test(first) ? { is: "note" } : { is: "data" };

  if (texts.length === 1) return aloneIs(first, filled, places);
  if (filled.length === 1 && filled[0]!.cell.from === "formula") return { is: "totals" };
  return labelled(texts) ? { is: "note" } : { is: "data" };
}

const colon = /[:：]/;

function sums(text: string | undefined) {
  const plain = (text ?? "").normalize("NFKC").toLowerCase().replace(/[\s:]/g, "");
  const rest = plain.replace(sumWord, "");
  if (rest === plain)
    return (
      /^(?:本[页表]|以上)?共有?\d+\D/.test(plain) && isFigure(plain.slice(plain.indexOf("共")))
    );
  return rest === "" || isFigure(rest);
}

/** 填表人：李老师 | 审核：| 日期：2026年5月 — labels, and what stands beside a label. */
function labelled(texts: readonly string[]) {
  const isLabel = (text: string) => {
    const [head = "", tail] = text.split(/[:：]/, 2);
    return label.test(head.replace(/\s+|[(（].*?[)）]/g, "")) && tail !== undefined;
  };
  return (
    isLabel(texts[0] ?? "") &&
    texts.every((text, at) => isLabel(text) || /[:：]\s*$/.test(texts[at - 1] ?? ""))
  );
}

/** A row with one text: a remark, a section's heading, a sum, or a lonely piece of a child's row. */
function aloneIs(
  text: string,
  filled: readonly { cell: RawCell; at: number }[],
  places: Places,
): Judgement {
  const wide = filled.length >= 3;
  const at = filled[0]!.at;
  const plain = text.replace(counted, "").trim();
  const inWish = !wide && at === places.at("title");
  const inName = !wide && at === places.at("legalName");
  const leads = wide || at <= 2 || at === places.at("school") || at === places.at("township");
  if (labelled([text]) || signed.test(text)) return { is: "note" };
  if (!inWish) {
    if (leads && schoolish.test(plain) && plain.length <= 30 && !colon.test(plain))
      return { is: "section", column: "school", text: plain };
    if (leads && !inName && placeish.test(plain))
      return { is: "section", column: "township", text: plain };
    if (titled.test(plain) || (numbered.test(text) && (!inName || text.length > 12)))
      return { is: "note" };
  }
  if (filled.length === 1 && filled[0]!.cell.from === "formula" && isFigure(text))
    return { is: "totals" };
  return { is: wide ? "note" : "data" };
}
