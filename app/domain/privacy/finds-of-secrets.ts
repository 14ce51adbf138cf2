import type { Find, FindKind, Glyph } from "./finds";

const degrees = "[\\d〇零一二三四五六七八九十百点.]+\\s*[°度]";
const decimals = "[-+]?\\d{1,3}\\.\\d{3,}";

/**
 * Words that only name an illness or a faith. What is also a thing to wish for, a place or a part
 * of common words (眼镜, 近视, 佛手瓜, 礼拜天, 知道教室) must not be among them.
 */
export const secretPatterns: readonly { kind: FindKind; shape: RegExp }[] = [
  {
    kind: "position",
    shape: new RegExp(
      `(?:[北南]纬|[东西]经)[:约是\\s]{0,3}(?:\\d{1,3}\\.\\d+|${degrees})[\\d.°度′'’分秒\\s]*`,
      "g",
    ),
  },
  {
    kind: "position",
    shape: new RegExp(
      `(?<![\\d.])${decimals}\\s*°?\\s*[ns]?\\s*[,、;\\s]\\s*${decimals}(?![\\d.])`,
      "g",
    ),
  },
  { kind: "position", shape: /(?<!\d)\d{1,3}\s*°\s*\d{1,2}(?:\.\d+)?\s*[′'’]/g },
  {
    kind: "position",
    shape: /(?:纬度|经度|(?<![a-z])(?:lat|latitude|lng|lon|longitude))[:=是\s]{0,3}-?\d{1,3}\.\d+/g,
  },
  {
    kind: "diagnosis",
    shape:
      /白血病|血友病|癌症|[胃肺肝肠骨脑乳]癌|肿瘤|贫血|癫痫|自闭症|孤独症|抑郁症|焦虑症|多动症|脑瘫|侏儒症|心脏病|先心病|糖尿病|高血压|[甲乙丙]肝|[肝肾]炎|肾病|尿毒症|肺结核|结核病|艾滋|哮喘|精神病|精神分裂|精神障碍|智力障碍|智障|发育迟缓|红斑狼疮|渐冻症|唐氏综合[征症]/g,
  },
  { kind: "diagnosis", shape: /确诊|诊断(?:为|出|是|书|证明)|患有|患了|病历|残疾证/g },
  {
    kind: "diagnosis",
    shape:
      /\b(?:hiv|leuka?emia|ha?emophilia|cancer|tumou?rs?|epilepsy|epileptic|autism|autistic|adhd|asthma|asthmatic|diabetes|diabetic|hepatitis|tuberculosis|schizophreni[ac]|cerebral palsy|down'?s? syndrome|heart disease|clinical depression|diagnosed|diagnosis)\b/g,
  },
  {
    kind: "religion",
    shape:
      /基督(?!山)|天主教|耶稣|(?<!仿)佛教|伊斯兰|穆斯林|回教|清真寺|礼拜堂|做礼拜|圣经|古兰经|受洗|祷告|拜佛|信佛(?![山手])|(?<!知)道教(?=[徒的信]|$|[^\u4e00-\u9fff])/g,
  },
  {
    kind: "religion",
    shape: /(?<!相)信(?:教(?![师练室导育会材])|主(?![人任席持角办播意题要动]))/g,
  },
  { kind: "religion", shape: /宗教(?:信仰)?|信仰[\u4e00-\u9fff]{0,3}教/g },
  {
    kind: "religion",
    shape:
      /\b(?:christians?|christianity|catholics?|catholicism|protestants?|muslims?|islam|islamic|buddhis[mt]s?|hindus?|hinduism|judaism|the bible|quran|koran|baptized|baptised|(?:goes?|going|went) to (?:the )?(?:church|mosque))\b/g,
  },
];

/** Positions, illnesses and faiths: what is kept of nobody; places in glyphs. */
export function secretsIn(glyphs: readonly Glyph[]): Find[] {
  const text = glyphs.map(({ plain }) => plain).join("");
  return secretPatterns.flatMap(({ kind, shape }) =>
    [...text.matchAll(shape)].map(({ 0: words, index }) => ({
      kind,
      start: index,
      end: index + words.trimEnd().length,
    })),
  );
}
