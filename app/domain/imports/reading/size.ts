import type { Category } from "../../wishes/input";
import { hasNumerals, readNumeral } from "./numerals";
import { halfWidth, plainText } from "./text";
import type { WarningCode } from "./shapes";

type Kind = "shoe" | "height" | "letter" | "inch" | "ball" | "length" | "free";
/** One size that stands in a text; `label` is what it is said of. */
export type SizeToken = {
  kind: Kind;
  size: string;
  categories?: readonly Category[];
  fromBody: boolean;
};

export type SizeRead = {
  size: string;
  /** What of it is the child's body, as written. */
  measures: string;
  /** What stood beside the size and belongs to the style: 女款. */
  style: string;
  /** A colour that stood beside it. */
  colour: string;
  /** Understood, and one of the sizes that such things have. */
  fits: boolean;
  warnings: readonly WarningCode[];
};

const none: SizeRead = { size: "", measures: "", style: "", colour: "", fits: false, warnings: [] };
const about = /左右|上下|大约|大概|约|差不多|可能/g;
const ofBody =
  /[,，;；、(（]?\s*(?:身高|体重|腰围|胸围|臀围|脚长|脚宽|肩宽|臂长|腿长|height|weight)[\s:：约为是]*[\d.]+\s*(?:cm|厘米|公分|米|尺|寸|kg|公斤|千克|斤)?(?:左右)?[)）]?/gi;
const weight =
  /(?:体重[\s:]*(?:为|是|约)?[\s:]*[\d.]+\s*(?:kg|公斤|千克|斤)?|[\d.]+\s*(?:kg|公斤|千克|斤))/g;
const tint =
  /(?:[深浅淡天粉大藏米军宝湖酒玫]?[红黄蓝绿白黑粉紫灰橙棕青咖杏]{1,2}|卡其|迷彩|彩|花)色/;
const gender = /[女男](?:款|式|童|生|孩|码|装|鞋)?/;

const clothes: readonly Category[] = ["coat"];
const fitting: Readonly<Record<Kind, readonly Category[]>> = {
  shoe: ["shoes"],
  height: ["coat"],
  letter: ["coat", "shoes", "ball", "other"],
  inch: ["bicycle", "bag", "other"],
  ball: ["ball"],
  length: ["desk", "bedding", "lamp", "other"],
  free: [],
};

/** Whether a size is one of the sizes that things of a category have. */
export const fits = (token: SizeToken, category: Category): boolean =>
  (token.categories ?? fitting[token.kind]).includes(category);

type Shape = {
  shape: RegExp;
  token(match: RegExpExecArray, category: Category): Omit<SizeToken, "fromBody"> | null;
};

const latinUnit = (unit: string) => (unit === "米" ? "m" : /^[a-z]/.test(unit) ? unit : "cm");
const inRange = (number: number, from: number, to: number) => number >= from && number <= to;
const height = (cm: number) =>
  inRange(cm, 50, 200) ? { kind: "height" as const, size: `${trimmed(cm)} cm` } : null;
const trimmed = (number: number) => String(Math.round(number * 10) / 10);
const joined = (low: string, high: string | undefined, unit: string) =>
  high === undefined ? `${low}${unit}` : `${low}-${high}${unit}`;

/** What sizes look like, the surest first. Texts are half-width, small and without spaces. */
const shapes: readonly Shape[] = [
  {
    shape: /(\d{3}\/\d{2,3}[abcy]?)(?!\d)/,
    token: ([, size]) => ({ kind: "height", size: size!.toUpperCase() }),
  },
  {
    shape:
      /(?<![\d.])(\d+(?:\.\d+)?)[x×*](\d+(?:\.\d+)?)(?:[x×*](\d+(?:\.\d+)?))?(cm|厘米|公分|米|m|mm)?(?![a-z\d])/,
    token: ([, one, two, three, unit]) => ({
      kind: "length",
      size: [one, two, three].filter(Boolean).join("×") + (unit ? ` ${latinUnit(unit)}` : ""),
    }),
  },
  {
    shape: /(\d)米(\d{1,2})?(?![\dx×*])(?:公分|厘米|cm)?|(\d)m(\d{1,2})(?!m)(?:cm)?/,
    token: ([, metres, rest, m, more]) =>
      height(Number(metres ?? m) * 100 + tenths(rest ?? more ?? "")),
  },
  {
    shape: /(\d\.\d{1,2})(?:-(\d\.\d{1,2}))?(?:米|m(?!m))/,
    token: ([, metres, upTo]) => heights(Number(metres) * 100, upTo && Number(upTo) * 100),
  },
  {
    shape: /(\d{2,3}(?:\.\d)?)(?:-(\d{2,3}(?:\.\d)?))?(?:cm|厘米|公分)(?![x×*])/,
    token: ([, cm, upTo], category) =>
      clothes.includes(category) || Number(cm) >= 80
        ? category === "desk" || category === "bedding"
          ? { kind: "length", size: joined(cm!, upTo, " cm") }
          : heights(Number(cm), upTo && Number(upTo))
        : { kind: "length", size: joined(cm!, upTo, " cm") },
  },
  {
    shape: /(\d{3})(?:-(\d{3}))?(?:mm|毫米)/,
    token: ([, mm, upTo]) => ({ kind: "shoe", size: joined(mm!, upTo, " mm") }),
  },
  {
    shape: /(\d{1,2}(?:\.\d)?)(?:[-/](\d{1,2}(?:\.\d)?))?(?:英寸|寸|吋|"|″|inch(?:es)?)/,
    token: ([, inch, upTo]) => ({ kind: "inch", size: joined(inch!, upTo, "寸") }),
  },
  {
    shape:
      /(?:(?<=eur?|欧码?)|(?=[\d./-]+(?:码|号|#|eur?)))(\d{2}(?:\.5)?)(?:([-/])(\d{2}(?:\.5)?))?(?:码|号|#|eur?)?(?!\d)/,
    token: ([, size, sign, upTo], category) =>
      inRange(Number(size), 14, 50) && category !== "ball"
        ? { kind: "shoe", size: upTo ? `${size}${sign}${upTo}码` : `${size}码` }
        : null,
  },
  {
    shape: /(?<!\d)([1-7])(?:号球?|#)/,
    token: ([, size], category) => ({
      kind: category === "ball" ? "ball" : "free",
      size: `${size}号`,
      ...(category === "ball" ? {} : { categories: ["ball"] }),
    }),
  },
  {
    shape: /(\d{3})(?:[-/](\d{3}))?(?:码|号|#)/,
    token: ([, cm, upTo]) => heights(Number(cm), upTo && Number(upTo)),
  },
  {
    shape: /(?<![a-z\d])((?:[2-6]?x{1,4}|[2-6])?l|x{0,3}s|m|f)(?![a-z\d])(?:码|号|#)?/,
    token: ([, letters]) => ({ kind: "letter", size: letters!.toUpperCase() }),
  },
  {
    shape: /均码|通码|自由码|[特加]?[大中小][码号]/,
    token: ([words]) => ({ kind: "letter", size: words }),
  },
];

const heights = (cm: number, upTo?: number | "") =>
  upTo
    ? inRange(cm, 50, 200) && inRange(upTo, cm, 200)
      ? { kind: "height" as const, size: `${trimmed(cm)}-${trimmed(upTo)} cm` }
      : null
    : height(cm);

const tenths = (digits: string) => (digits.length === 1 ? Number(digits) * 10 : Number(digits));

/** Figures without any unit, by what they are said of. */
function bare(text: string, category: Category): Omit<SizeToken, "fromBody"> | null {
  const match = /^(\d{1,3}(?:\.\d{1,2})?)(?:([-/])(\d{1,3}(?:\.\d)?))?$/.exec(text);
  if (!match) return null;
  const [, size, sign, upTo] = match as unknown as [string, string, string?, string?];
  const number = Number(size);
  if (category === "shoes") {
    if (inRange(number, 14, 50))
      return { kind: "shoe", size: upTo ? `${size}${sign}${upTo}码` : `${size}码` };
    return inRange(number, 100, 300) && !upTo ? { kind: "shoe", size: `${size} mm` } : null;
  }
  if (category === "coat") {
    if (inRange(number, 1, 1.95) && size.includes(".")) return height(number * 100);
    return heights(number, upTo && Number(upTo));
  }
  if (upTo) return null;
  if (category === "bicycle" && inRange(number, 10, 30)) return { kind: "inch", size: `${size}寸` };
  if (category === "ball" && inRange(number, 1, 7)) return { kind: "ball", size: `${size}号` };
  return null;
}

const labels: readonly (readonly [RegExp, readonly Category[] | undefined, boolean])[] = [
  [/(?:运动|球|棉|雨|凉|皮|布)?鞋(?:子|码|号)?(?:大小)?|靴子?|shoes?/, ["shoes"], false],
  [
    /(?:上衣|外套|衣服?|棉衣|羽绒服|服装|校服|毛衣|裤子?|裙子?|衣裤|coat|jacket|clothes|trousers|pants)(?:码|尺码|号)?/,
    clothes,
    false,
  ],
  [/身高|个子|^高$|height/, undefined, true],
  [/(?:足|篮|排)球|球/, ["ball"], false],
  [/(?:自行|单|山地)?车|轮(?:径|子)?|书包|包/, undefined, false],
  [/尺码|尺寸|码数|码子|大小|规格|型号|鞋码|^size:?/, undefined, false],
];
const stop = /^(?:码|eur?|欧|适合|号|的|款|为|是|穿|要|数|cm|请|[\s:：,，;；、。.()（）+/|·-])*$/;

/** Sizes of a text one after another, with what each is said of; null where anything else is in it. */
export function sizeTokens(text: string, category: Category): SizeToken[] | null {
  const plain = spelledHeights(plainText(text).replace(about, "")).replace(/\s+/g, "");
  const whole = bare(plain, category);
  if (whole) return [{ ...whole, fromBody: false }];
  const tokens: SizeToken[] = [];
  let rest = plain.replace(weight, "").replace(gender, "").replace(tint, "");
  const ungendered = bare(rest, category);
  if (ungendered) return [{ ...ungendered, fromBody: false }];
  while (rest.length > 0 && tokens.length < 8) {
    const next = nextToken(rest, category);
    if (!next) break;
    const lead = leadOf(next.before);
    if (!lead) return null;
    tokens.push({
      ...next.token,
      ...(lead.categories ? { categories: lead.categories } : {}),
      fromBody: lead.fromBody,
    });
    rest = next.after;
  }
  const tail = leadOf(rest);
  if (!tail || tokens.length === 0) return null;
  if (tail.fromBody && tokens.length === 1) tokens[0]!.fromBody = true;
  return tokens;
}

const spelledHeights = (plain: string) =>
  hasNumerals(plain)
    ? plain.replace(
        /[一二两三四五六七八九十百零]+(?=[米码号寸岁])|(?<=米)[一二三四五六七八九]+/g,
        (run) => String(readNumeral(run) ?? run),
      )
    : plain;

function nextToken(rest: string, category: Category) {
  let best: {
    before: string;
    after: string;
    at: number;
    token: Omit<SizeToken, "fromBody">;
  } | null = null;
  for (const { shape, token } of shapes) {
    const match = shape.exec(rest);
    if (!match || (best && match.index >= best.at)) continue;
    const before = rest.slice(0, match.index);
    const said = leadOf(before)?.categories?.[0] ?? category;
    const read = token(match, said);
    if (read)
      best = {
        before,
        after: rest.slice(match.index + match[0].length),
        at: match.index,
        token: read,
      };
  }
  return best ?? labelledFigure(rest, category);
}

/** 鞋38, 身高140: a figure whose label says what it is. */
function labelledFigure(rest: string, category: Category) {
  const match = /^(\D*?)(\d{1,3}(?:\.\d{1,2})?)(?![\d.])/.exec(rest);
  if (!match) return null;
  const lead = leadOf(match[1]!);
  const said = lead?.fromBody ? "coat" : (lead?.categories?.[0] ?? category);
  const token = lead && bare(match[2]!, said);
  return token ? { before: match[1]!, after: rest.slice(match[0].length), at: 0, token } : null;
}

/** What stands before a size: labels and signs only; null where it says anything else. */
function leadOf(before: string): { categories?: readonly Category[]; fromBody: boolean } | null {
  let rest = before;
  let categories: readonly Category[] | undefined;
  let fromBody = false;
  for (const [shape, of, body] of labels) {
    if (!shape.test(rest)) continue;
    rest = rest.replace(shape, "");
    categories ??= of;
    fromBody ||= body;
  }
  return stop.test(rest) ? { categories, fromBody } : null;
}

/**
 * A size as it is kept for a thing of a category: 38码, 140 cm, 16寸, XL. What isn't understood
 * stays as written; what is the body's stands in `measures` alone, unless it is the size itself.
 */
export function readSize(text: string, category: Category): SizeRead {
  if (text === "" || /^(?:无|没有|不限|-|\/|—|n\/a|none)$/i.test(text)) return none;
  const plain = plainText(text);
  const written = halfWidth(text);
  const tokens = sizeTokens(text, category);
  const body = /身高|体重|腰围|胸围|臀围|脚长|脚宽|肩宽|臂长|腿长|kg|公斤|斤|height|weight/.test(
    plain,
  )
    ? written
    : "";
  if (!tokens) return unclear(written, body, category);
  const fit = tokens.length === 1 ? tokens : tokens.filter((token) => fits(token, category));
  const token = fit.length === 1 ? fit[0]! : undefined;
  if (!token) return unclear(written, body, category);
  const said = gender.exec(plain)?.[0];
  return {
    size: token.size,
    measures: body,
    style: said ? `${said[0]}款` : "",
    colour: tint.exec(plain)?.[0] ?? "",
    fits: fits(token, category),
    warnings: [
      ...(plain.search(about) >= 0 ? (["size_about"] as const) : []),
      ...(token.fromBody ? (["size_from_height"] as const) : []),
    ],
  };
}

/** What isn't understood stays as written, less what it says of the body: that isn't public. */
function unclear(written: string, body: string, category: Category): SizeRead {
  const bodiless = body === "" ? written : written.replace(ofBody, "").trim();
  if (body !== "" && sizeTokens(bodiless, category))
    return { ...readSize(bodiless, category), measures: body };
  const size = body === "" ? written : "";
  return { size, measures: body, style: "", colour: "", fits: false, warnings: ["size_unclear"] };
}
