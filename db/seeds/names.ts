/** Everybody and everything here is invented. */
export const townships = [
  {
    code: "990123101",
    nameZh: "石桥镇",
    nameEn: "Shiqiao Town",
    school: "石桥镇第二小学",
    bands: [9, 12],
  },
  {
    code: "990123102",
    nameZh: "柳溪镇",
    nameEn: "Liuxi Town",
    school: "柳溪镇中心小学",
    bands: [6, 9],
  },
  {
    code: "990123201",
    nameZh: "云台乡",
    nameEn: "Yuntai Township",
    school: "云台乡完全小学",
    bands: [9, 12],
  },
  {
    code: "990123202",
    nameZh: "望岭乡",
    nameEn: "Wangling Township",
    school: "望岭乡小学",
    bands: [6, 12],
  },
  {
    code: "990123203",
    nameZh: "松坪乡",
    nameEn: "Songping Township",
    school: "松坪乡小学",
    bands: [9, 9],
  },
] as const;

export const county = "990123";

export const demoPlaces = [
  { code: "99", parentCode: null, level: "province", nameZh: "云岭省", nameEn: "Yunling" },
  { code: "9901", parentCode: "99", level: "city", nameZh: "青河市", nameEn: "Qinghe" },
  { code: county, parentCode: "9901", level: "county", nameZh: "禾川县", nameEn: "Hechuan County" },
  ...townships.map(({ code, nameZh, nameEn }) => ({
    code,
    parentCode: county,
    level: "township" as const,
    nameZh,
    nameEn,
  })),
] as const;

const surnames = "向 覃 麻 滕 舒 宁 瞿 庹 佘 彭 龚 田 粟 游 符 岑 莫 姬 印 褚".split(" ");
const given =
  "望舒 一鸣 思齐 小川 之遥 雨禾 晨曦 子墨 若水 春晖 明朗 静姝 佳木 云帆 书言 可心 乐山 星野 知秋 念安 木子 清扬 南风 一诺".split(
    " ",
  );

/** A child's invented name; the same number gives the same name. */
export const childName = (number: number) =>
  `${surnames[number % surnames.length]}${given[(number * 7 + Math.floor(number / surnames.length)) % given.length]}`;

/** The staff of the county's centre and whom they are told by. */
export const staff = {
  coordinator: { email: "coordinator@demo.example", name: "周明远" },
  reviewer: { email: "reviewer@demo.example", name: "何静" },
  courier: { email: "courier@demo.example", name: "石大山" },
  witness: { email: "witness@demo.example", name: "罗秀英" },
} as const;

/** The committees of the two funds, and the host charity's approver. */
export const fundStaff = {
  chair: { email: "chair@demo.example", name: "唐令仪" },
  treasurer: { email: "treasurer@demo.example", name: "何青" },
  approver: { email: "approver@demo.example", name: "罗屏" },
  publisher: { email: "publisher@demo.example", name: "施南" },
  charity: { email: "charity@demo.example", name: "向北" },
} as const;
export const friendsStaff = {
  chair: { email: "friends@demo.example", name: "Clara Lindt", locale: "en" },
  treasurer: { email: "friends.treasurer@demo.example", name: "Jonas Weber", locale: "en" },
  approver: { email: "friends.approver@demo.example", name: "Ingrid Holm", locale: "en" },
} as const;

export const steward = { email: "steward@demo.example", name: "方正" };
export const business = { email: "business@demo.example", name: "陈立" };
export const colleague = { email: "colleague@demo.example", name: "许南" };

/** The first is the donor whom the demo signs in as. */
export const donors = [
  { email: "donor@demo.example", name: "林晓雨" },
  { email: "donor2@demo.example", name: "Mei Tan" },
  ...["赵一舟", "苏禾", "顾长青", "唐糖", "于海", "温良", "江南", "白桦", "黎川", "沈小满"].map(
    (name, place) => ({ email: `donor${place + 3}@demo.example`, name }),
  ),
];
