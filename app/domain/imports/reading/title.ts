import { thingIn, type Recognised } from "./recognised";

const measure = "[个只双套件本把台盏张床辆副支条盒份块包顶部架对瓶袋箱枝根筐身]";
const lead = new RegExp(
  '^(?:[\\s,，、。.:：!！"“”‘’—-]+|大家好|您好|你好|叔叔阿姨(?:们)?(?:好)?|' +
    "我?的?(?:小|微)?(?:心愿|愿望|梦想)(?:清单)?(?:就?是|为|[:：])|我们?(?=[想希盼渴要需很非最特好一真也还就都的梦缺没求])|" +
    "(?:很|非常|最|特别|好|一直|真的|真|也|还|现在|今年|都|就|十分|一直都)+(?=[想希盼渴要需缺])|" +
    "想(?!象)(?:要|买)?(?:拥有|有|得到|收到)?|希望(?:自己)?(?:能够?|可以)?(?:得到|拥有|有|收到|买到?|要|获得|送我)?|" +
    "渴望(?:得到|拥有|有)?|盼望(?:着)?|盼(?:着|有)?|需要|要(?=[一1两二三]|个|有)|求|能够?(?:有|得到|拥有)|可以(?:有|得到|拥有)|缺(?:少)?|" +
    "有(?=[一1]|个)|得到|拥有|收到|买(?=[一1新个双件])|" +
    `[一1](?=${measure})${measure}(?!装)|个(?=[新小大书篮足])|` +
    "i(?:['’]d| would)? (?:really )?(?:want|wish|need|hope|like)(?: to have| for| to get)?|my wish is|(?:an?|some|one|the|new pair of|pair of|set of|for) (?=[a-z]))",
  "i",
);
const tail = new RegExp(
  `(?:[\\s。.!！~～，,、;；:：?？]+|(?:可以吗|好吗|行吗|就好了?|谢谢.{0,8}|感谢.{0,8}|please)|(?<=[\\u4e00-\\u9fff])[一1]${measure})$`,
  "i",
);

/** The thing alone: 我想要一个书包。 is 书包. */
export function withoutWishing(text: string): string {
  let bare = text;
  for (let round = 0; round < 8; round += 1) {
    const shorter = bare.replace(lead, "");
    if (shorter === bare || shorter === "") break;
    bare = shorter;
  }
  for (let round = 0; round < 4; round += 1) {
    const shorter = bare.replace(tail, "");
    if (shorter === bare || shorter === "") break;
    bare = shorter;
  }
  return bare;
}

/** Where a sentence goes on about something else than the thing. */
const reason =
  /[，,。;；!！\n]\s*(?=因为|因|这样|希望|谢谢|感谢|我|可以|让|但|所以|好|如果|想|请|妈|爸|爷|奶|哥|姐|弟|妹|以前|现在|冬天|每|这|那|能|上学|i |because|so )|因为|(?<=[\u4e00-\u9fff])[。!！](?=.)/i;

const price =
  /(?:价格|价值|单价|预算|大约|大概|约)?[:：]?\s*(?:[¥￥]\s*\d+(?:\.\d+)?(?:元|块钱?)?|[\d０-９]+(?:\.\d+)?\s*(?:元|块钱?))(?:左右|上下|以内|以下)?(?:\/[个件双套本台])?/;

const size = new RegExp(
  "(?:身高|鞋码|尺码|码数|尺寸|穿|size|eur?)?\\s*[:：]?\\s*(?:" +
    [
      "\\d\\.\\d{1,2}\\s*米|\\d米\\d{0,2}",
      "\\d{2,3}(?:\\.\\d)?(?:-\\d{2,3})?\\s*(?:cm|厘米|公分)(?![x×*\\d])",
      "\\d{2}(?:\\.5)?(?:[-/]\\d{2})?\\s*[码#]|\\d{3}[码#]|\\d{2}号|[3-7]号(?=[足篮排]?球)",
      "\\d{1,2}\\s*(?:英寸|寸|吋)",
      "(?<=(?:size|eur?)\\s{0,2}:?\\s{0,2})\\d{2}(?:\\.5)?(?!\\d)",
      "(?<![a-z])(?:\\d?x{1,4}[ls]|[sml])(?:码|号|(?![a-z'’]))",
    ].join("|") +
    ")(?:左右|的(?=.))?",
  "i",
);
const figureBehind = /(?<=[\u4e00-\u9fff）)（(\s])\d{2,3}(?:\.5)?(?=[）)]?$)/;

export type TitleRead = {
  title: string;
  /** The whole, where more than the thing stands in it. */
  words: string;
  thing: Recognised | null;
  /** What was written into the wish and has a field of its own. */
  size: string;
  price: string;
  shortened: boolean;
  /** Longer than a title, and no known thing in it. */
  unclear: boolean;
};

const longest = 60;

/** What one wish wishes for. `free`: whether its size and price may be taken out of its words. */
export function readTitle(text: string, free: { size: boolean; price: boolean }): TitleRead {
  const [costless, cost] = free.price ? without(text, price) : [text, ""];
  const bare = withoutWishing(costless);
  const thing = thingIn(bare);
  const [sizeless, worn] = free.size ? withoutSize(bare, thing) : [bare, ""];
  const cut = reason.exec(sizeless)?.index ?? -1;
  const named =
    cut > 0 && thingIn(sizeless.slice(0, cut)) ? withoutWishing(sizeless.slice(0, cut)) : "";
  const rest = { thing, size: worn, price: cost };
  const title = (named || sizeless).replace(/\s*\n\s*/g, " ");
  if (text.length <= longest) {
    return { ...rest, title, words: named ? text : "", shortened: false, unclear: false };
  }
  const known = thing && thing.name.length > 1 ? thing.name : null;
  return known
    ? { ...rest, title: known, words: text, shortened: true, unclear: false }
    : { ...rest, title, words: "", shortened: false, unclear: true };
}

function without(text: string, shape: RegExp): [rest: string, found: string] {
  const match = shape.exec(text);
  if (!match) return [text, ""];
  const rest = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`
    .replace(/([（(])\s*[，,、;；]\s*/g, "$1")
    .replace(/\s*[，,、;；]\s*([）)])/g, "$1")
    .replace(/\s*[（(]\s*[）)]|[\s，,、;；]+$/g, "")
    .trim();
  const found = match[0].replace(/^[\s，,]+|的$/g, "").trim();
  return rest === "" ? [text, ""] : [rest, found];
}

function withoutSize(text: string, thing: Recognised | null): [rest: string, found: string] {
  if (!/[\dSMLXsmlx]/.test(text)) return [text, ""];
  const written = without(text, size);
  if (written[1]) return written;
  return thing?.category === "shoes" || thing?.category === "coat"
    ? without(text, figureBehind)
    : [text, ""];
}
