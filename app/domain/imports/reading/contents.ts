import type { Column, IgnoredReason } from "../columns";
import { isForbiddenNumber } from "./understand-row";

const surnames =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳段巫焦牧山谷车侯班仰仲伊宫宁仇甘厉祖武符刘景詹束龙叶幸司黎蒲赖卓屠池乔阴苍双闻党翟谭劳姬申扶冉宰桑桂牛寿边燕冀浦尚农温庄晏柴瞿阎慕连习艾容向古易廖耿满匡国文寇广禄东殳沃利蔚越师巩聂晁勾敖冷简饶曾沙养鞠关查荆红游权益桓公岳帅缑海涂肖覃兰代付闫欧辛阳玉泽旦多扎格尼次索阿吉热麦买吾";

/** A plain Chinese name, as a table's cell holds it. */
export const looksLikeName = (text: string) =>
  (/^\p{Script=Han}{2,4}$/u.test(text) && surnames.includes(text[0]!)) ||
  /^\p{Script=Han}{1,8}[·•・.]\p{Script=Han}{1,8}$/u.test(text);

const things =
  /书包|背包|鞋|衣|裤|棉袄|羽绒|外套|裙|帽|围巾|手套|袜|自行车|单车|台灯|图书|绘本|字典|词典|故事书|童话|文具|铅笔|彩笔|画|本子|球|玩具|积木|拼图|娃娃|遥控|滑板|轮滑|跳绳|水杯|保温杯|被|床|书桌|桌|椅|眼镜|望远镜|手表|闹钟|点读|学习机|早教|琴|笛|吉他|shoes?|coat|jacket|bag|bicycle|bike|books?|lamp|ball|toy|desk|quilt/i;

/** In this order: the earlier is the more certain. */
const signs: [Column | IgnoredReason, RegExp | ((text: string) => boolean)][] = [
  ["id_number", (text) => isForbiddenNumber(text) === "id_number"],
  ["bank_card", (text) => isForbiddenNumber(text) === "bank_card"],
  ["guardianPhone", /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/],
  ["gender", /^(?:男|女|男孩|女孩|男生|女生|boy|girl|male|female|m|f)$/i],
  [
    "relation",
    /^(?:父亲?|母亲?|爸爸|妈妈|父女|父子|母女|母子|祖孙|爷爷|奶奶|外公|外婆|姥姥|姥爷|祖父|祖母|外祖父|外祖母|伯父|叔叔|姑姑|姨妈|舅舅|兄妹|姐弟)$/,
  ],
  [
    "school",
    /(?:小学|中学|学校|幼儿园|教学点|完小|中心校|初中|高中)(?:[（(].*)?$|\b(?:school|kindergarten)\b/i,
  ],
  ["grade", /^(?:[一二三四五六七八九]|初[一二三]|高[一二三]|[1-9])年?级?[(（]?\d*[)）]?班?$/],
  [
    "birth",
    /^(?:(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{0,2}日?)?月?|(?:19|20)\d{4}(?:\d\d)?|\d{1,2}周?岁半?)$/,
  ],
  ["size", /^(?:\d{2,3}\s*(?:cm|码|厘米|寸)|x{0,4}[sml]|\d米\d?)$/i],
  [
    "price",
    /^(?:[¥￥]\s*\d[\d,.]*|\d[\d,.]*\s*元(?:左右)?|约?\d{2,4}(?:\.\d{1,2})?(?:左右|[-~～]\d{2,4})?)$/,
  ],
  ["village", /(?:村|组|社区)$/],
  ["township", /^\p{Script=Han}{1,8}[乡镇]$|街道$/u],
  ["title", things],
  ["legalName", looksLikeName],
];

/** Headings that say something but not what: only these are then believed of the cells. */
const certain: readonly string[] = ["id_number", "bank_card", "gender", "legalName", "title"];

/**
 * What a column's filled cells show it to be, when its heading doesn't say. `named`: it has a heading,
 * so that only the plainest signs count. At least 60 in 100 cells must agree.
 */
export function meaningByContent(
  texts: readonly string[],
  { named, townships }: { named: boolean; townships: readonly { nameZh: string }[] },
): Column | IgnoredReason | null {
  const filled = texts.map((text) => text.slice(0, 100).normalize("NFKC").trim()).filter(Boolean);
  if (filled.length === 0) return null;
  const share = (fits: (text: string) => boolean) => filled.filter(fits).length / filled.length;

  if (runs(filled)) return "sequence";
  for (const [meaning, sign] of signs) {
    if (named && !certain.includes(meaning)) continue;
    if (share((text) => (sign instanceof RegExp ? sign.test(text) : sign(text))) >= 0.6)
      return meaning;
  }
  const known = new Set(townships.map(({ nameZh }) => nameZh));
  return !named && known.size > 0 && share((text) => known.has(text)) >= 0.6 ? "township" : null;
}

/** 1, 2, 3 … */
function runs(filled: readonly string[]) {
  if (filled.length < 3) return false;
  const steps = filled.slice(1).filter((text, at) => Number(text) - Number(filled[at]) === 1);
  return /^\d+$/.test(filled[0]!) && steps.length >= (filled.length - 1) * 0.8;
}
