/** What a column of an organizer's table can mean, in the order of the template. */
export const columns = {
  legalName: { "zh-CN": "孩子姓名", en: "Child's name" },
  birth: { "zh-CN": "出生日期或年龄", en: "Birth date or age" },
  grade: { "zh-CN": "年级班级", en: "Grade and class" },
  township: { "zh-CN": "乡镇", en: "Township" },
  school: { "zh-CN": "学校", en: "School" },
  village: { "zh-CN": "村", en: "Village" },
  guardianName: { "zh-CN": "监护人", en: "Guardian" },
  relation: { "zh-CN": "与孩子的关系", en: "Relation to the child" },
  guardianPhone: { "zh-CN": "监护人电话", en: "Guardian's phone" },
  title: { "zh-CN": "心愿", en: "Wish" },
  category: { "zh-CN": "种类", en: "Category" },
  words: { "zh-CN": "孩子的话", en: "Child's words" },
  size: { "zh-CN": "尺码", en: "Size" },
  colour: { "zh-CN": "颜色", en: "Colour" },
  style: { "zh-CN": "款式", en: "Style" },
  quantity: { "zh-CN": "数量", en: "Quantity" },
  price: { "zh-CN": "预估价格", en: "Estimated price" },
  measures: { "zh-CN": "身高、脚长等", en: "Height, foot length …" },
  notes: { "zh-CN": "备注", en: "Notes" },
  alias: { "zh-CN": "化名", en: "Alias" },
  consent: { "zh-CN": "监护人同意", en: "Guardian agreed" },
  consentDate: { "zh-CN": "同意日期", en: "Date of consent" },
} as const;
export type Column = keyof typeof columns;
export const columnKeys = Object.keys(columns) as Column[];

/** Columns that are passed over, and said so: what must never be kept, and what nobody needs. */
export const ignoredReasons = [
  "id_number",
  "bank_card",
  /** Health, faith, handles of social media, positions. */
  "forbidden",
  "sequence",
  "gender",
  "reasons",
  "token",
  "unknown",
] as const;
export type IgnoredReason = (typeof ignoredReasons)[number];

/** Without these meanings a table can't be read; the organizer is asked which columns hold them. */
export const neededColumns: readonly Column[] = ["legalName", "title"];
