import type { Find, FindKind, Glyph, Known } from "./finds";

const wechat = "(?:[微薇威维徽v]\\s*信|wei\\s*xin|we\\s*chat|(?<![a-z])[vw]\\s*x|卫星号|绿泡泡)";
const gap = "[^a-z0-9\\u4e00-\\u9fff]*(?:号码|号|账号|帐号|id|是|为)?[^a-z0-9\\u4e00-\\u9fff]*";
const endings =
  "com|cn|net|org|top|xyz|me|io|cc|vip|shop|link|ly|app|edu|gov|info|club|site|online|asia|tv|co";

/** What words look like that tell who or where somebody is, besides schools. */
export const wordPatterns: readonly { kind: FindKind; shape: RegExp }[] = [
  {
    kind: "email",
    shape:
      /[a-z0-9._%+-]+\s*(?:@|[([{（【]\s*at\s*[)\]}）】]|艾特)\s*[a-z0-9-]+(?:\s*(?:\.|。|点|[([（]dot[)\]）])\s*[a-z0-9-]+)+/g,
  },
  {
    kind: "link",
    shape: new RegExp(
      `(?:https?://|www\\.)[^\\s\\u4e00-\\u9fff，。；、]+|(?<![a-z0-9@.-])(?:[a-z0-9-]+\\.)+(?:${endings})(?![a-z0-9])(?:/[^\\s\\u4e00-\\u9fff，。；、]*)?`,
      "g",
    ),
  },
  { kind: "wechat", shape: new RegExp(`${wechat}${gap}[a-z0-9][a-z0-9_-]{4,19}`, "g") },
  {
    kind: "wechat",
    shape: new RegExp(
      `(?:加|\\+)\\s*(?:我|你|他|她|个|一下|下)?的?\\s*(?:${wechat}|v(?![a-z])|[微薇](?![\\u4e00-\\u9fff])|企微)`,
      "g",
    ),
  },
  {
    kind: "qq",
    shape:
      /(?:(?<![a-z])q\s*q?|扣扣|企鹅号|球球)\s*(?:号码|号|群|是)*[^a-z0-9\u4e00-\u9fff]*[1-9](?:[\s-]?\d){4,11}/g,
  },
  {
    kind: "phone",
    shape: /(?<=(?:电话|座机|手机|致电|拨打|tel)[^0-9\u4e00-\u9fff]{0,4})\d(?:[\s-]?\d){6,11}/g,
  },
  {
    kind: "address",
    shape:
      /(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|市|县|区|旗|镇|乡|街道|村|社区|屯|寨)){2,}(?:[\u4e00-\u9fff0-9-]{1,6}(?:组|队|号|栋|单元|室))*/g,
  },
  {
    kind: "address",
    shape:
      /[\u4e00-\u9fff]{1,6}(?:路|街|巷|弄|胡同|大道)\s*[0-9一二三四五六七八九十百]+\s*弄?号?(?:[0-9一二三四五六七八九十-]+(?:号楼|栋|幢|单元|层|室))*/g,
  },
  {
    kind: "address",
    shape:
      /[\u4e00-\u9fff]{1,6}(?:村|屯|寨|社区|小区|庄)\s*[0-9一二三四五六七八九十]+\s*(?:组|队|社|号|栋|幢|巷)/g,
  },
  {
    kind: "address",
    shape:
      /[0-9一二三四五六七八九十]+\s*(?:号楼|栋|幢)\s*[0-9一二三四五六七八九十]+\s*(?:单元|室|层)/g,
  },
  {
    kind: "address",
    shape:
      /[\u4e00-\u9fff]{2,4}(?<![们个全农山乡本同各每哪那这邻进回出小])村(?![里子民庄上口头外长])(?:委会|小组)?/g,
  },
  { kind: "name", shape: /(?<=我叫|名叫|名字叫|名字是|姓名是?[:：]?\s{0,2})[\u4e00-\u9fff]{2,3}/g },
  {
    kind: "name",
    shape:
      /[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤][\u4e00-\u9fff]{0,2}?(?:老师|校长|书记|主任|村长|支书)/g,
  },
];

/** 四小 and 一中 are schools; 四小时, 一小包 and 星期四中午 are not. */
const school =
  /(?:中心小学|完全小学|希望小学|小学|中学|初中|高中|完小|学校|幼儿园|中心校|教学点|第?[一二三四五六七八九十]+[小中](?:学|(?![学时半块包袋段盒瓶杯碗只个张点步队组姐伙朋孩区码等午间心型旬秋部国文餐药件条片把本支双套辆台份束长种])))(?!生)/g;

/** What stands before a place's name in a sentence and is no part of it. */
const leadIn =
  /^.*(?:我们|我|他|她|住在|在|上|读|念|去|到|是|来自|从|的|了|个|所|进(?!步)|考|回(?!民)|这|那|和(?![平谐睦])|跟|与|爱(?![国民心])|喜欢|想|有|寄|送|给|往|请)/;

const plainOf = (glyphs: readonly Glyph[]) => glyphs.map(({ plain }) => plain).join("");

/** Accounts, links, addresses, schools and names in the words of a text; places in glyphs. */
export function wordsIn(glyphs: readonly Glyph[], known: Known): Find[] {
  const text = plainOf(glyphs);
  return [
    ...wordPatterns.flatMap(({ kind, shape }) =>
      matches(text, kind, shape).map(withoutLeadIn(text)),
    ),
    ...schoolsIn(text),
    ...knownIn(text, known),
  ];
}

const matches = (text: string, kind: FindKind, shape: RegExp): Find[] =>
  [...text.matchAll(shape)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Moves an address's start behind its lead-in, where enough of a name remains. */
const withoutLeadIn = (text: string) => (find: Find) => {
  if (find.kind !== "address") return find;
  const words = text.slice(find.start, find.end);
  const cut = leadIn.exec(words.slice(0, 8))?.[0].length ?? 0;
  return words.length - cut >= 3 ? { ...find, start: find.start + cut } : find;
};

function schoolsIn(text: string): Find[] {
  return [...text.matchAll(school)].flatMap((match) => {
    const before = /[\u4e00-\u9fffa-z0-9]{0,10}$/.exec(text.slice(0, match.index))?.[0] ?? "";
    const own = before.slice(leadIn.exec(before)?.[0].length ?? 0);
    const named = match[0] === "希望小学" ? own.length > 0 : own.length > 1 && own !== "希望";
    const end = match.index + match[0].length;
    return named ? [{ kind: "school" as const, start: match.index - own.length, end }] : [];
  });
}

function knownIn(text: string, { names = [], schools = [], villages = [] }: Known): Find[] {
  return [
    ...names.flatMap((name) =>
      [name, givenName(name)].flatMap((part) => spotted(text, "name", part)),
    ),
    ...schools.flatMap((name) => {
      const stem = name.replace(/(?:中心|完全|希望)?(?:小学|中学|初中|高中|学校|幼儿园)$/, "");
      return [name, stem].flatMap((part) => spotted(text, "school", part));
    }),
    ...villages.flatMap((name) => {
      const stem = name.replace(/(?:村|屯|寨|社区)$/, "");
      return [name, stem].flatMap((part) => spotted(text, "address", part));
    }),
  ];
}

/** 张小明 is also 小明; a given name of one character would be found everywhere. */
function givenName(name: string): string {
  const plain = name.trim();
  return /^[\u4e00-\u9fff]{3,4}$/.test(plain) ? plain.slice(-2) : plain;
}

/** A known word, also where somebody put something between its characters. */
function spotted(text: string, kind: FindKind, word: string): Find[] {
  const chars = Array.from(word.normalize("NFKC").toLowerCase()).filter((char) =>
    /[\p{L}\p{N}]/u.test(char),
  );
  if (chars.length < 2) return [];
  // A character beyond the basic plane reads as a blank glyph.
  const shape = chars
    .map((char) => (char.length === 1 ? char : " "))
    .join("[\\s\\p{P}\\p{S}\\p{C}]{0,3}");
  return matches(text, kind, new RegExp(shape, "gu"));
}
