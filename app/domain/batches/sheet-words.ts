import type { Category } from "../wishes/input";

/** The template's columns, in their order, as they are headed in each language. */
export const columns = {
  legalName: { "zh-CN": "孩子姓名", en: "Child's name" },
  birth: { "zh-CN": "出生日期或年龄", en: "Birth date or age" },
  townshipCode: { "zh-CN": "乡镇", en: "Township" },
  school: { "zh-CN": "学校", en: "School" },
  village: { "zh-CN": "村", en: "Village" },
  guardianName: { "zh-CN": "监护人", en: "Guardian" },
  guardianPhone: { "zh-CN": "监护人电话", en: "Guardian's phone" },
  notes: { "zh-CN": "备注", en: "Notes" },
  category: { "zh-CN": "种类", en: "Category" },
  title: { "zh-CN": "心愿", en: "Wish" },
  words: { "zh-CN": "孩子的话", en: "Child's words" },
  size: { "zh-CN": "尺码", en: "Size" },
  colour: { "zh-CN": "颜色", en: "Colour" },
  style: { "zh-CN": "款式", en: "Style" },
  price: { "zh-CN": "预估价格", en: "Estimated price" },
  alias: { "zh-CN": "化名", en: "Alias" },
} as const;
export type Column = keyof typeof columns;
export type SheetLanguage = keyof (typeof columns)["legalName"];
export const columnKeys = Object.keys(columns) as Column[];

/** Without these columns a file is not the template. */
export const neededColumns: readonly Column[] = [
  "legalName",
  "birth",
  "townshipCode",
  "title",
  "price",
];

/** How a category may be written in a row. */
export const categoryWords: Record<Category, readonly string[]> = {
  desk: ["书桌", "desk"],
  coat: ["外套", "衣服", "coat"],
  shoes: ["鞋", "鞋子", "shoes"],
  bag: ["书包", "bag"],
  bicycle: ["自行车", "bicycle"],
  book: ["图书", "书", "book", "books"],
  bedding: ["床品", "被子", "bedding"],
  lamp: ["台灯", "lamp"],
  ball: ["球类", "球", "ball"],
  art: ["画具", "art", "art things"],
  toy: ["玩具", "toy"],
  instrument: ["乐器", "instrument"],
  glasses: ["眼镜", "glasses"],
  other: ["其他", "其它", "other", ""],
};

/** The column of refused rows that says why. */
export const reasonsColumn = { "zh-CN": "没有导入的原因", en: "Why it was not imported" } as const;
