import { hasNumerals, numeralChars, readEither, readNumeral } from "./numerals";
import { plainText } from "./text";
import type { WarningCode } from "./shapes";

export type PriceRead = { min: number; max: number; warnings: readonly WarningCode[] };

const rough =
  /^(?:about|around|approx\.?|approximately|roughly|circa|ca\.?|upto|under|below|max\.?|atmost|lessthan|大约|大概|约|差不多|估计|预计|预估|不超过|不高于|最多|最高|至多|少于|小于|低于|<=?|≤|至少|不少于|不低于|最少|>=?|≥|上|近|将近)+|(?:元|块钱?)?(?:orso|左右|上下|以内|之内|内|以下|以上|起步?|多|来|封顶|吧|\+)+(?:元|块钱?)?$/g;
const currency = /^(?:人民币|rmb|cny|¥|￥)+|(?:人民币|rmb|cny)$/g;
const unit = /(?:元人民币|元整|圆整|块钱|元钱|元|圆|块|yuan)(?:整|正)?$/;
const perThing =
  /(?:\/|每|一)(?:个|件|双|套|本|张|台|盏|床|辆|副|支|只|条|把|盒|份|人|块|包|顶)$|^(?:单价|每(?:个|件|双|套|本|张|台|盏|床|辆|副|支|只|条|把|盒|份|人))[:：]?/g;
const noise =
  /^(?:预估|预计|预算|参考|市场|[总单])*(?:价格|价|金额|合计|共计|共)?[为是在]?[::]?|[。.,;!]+$/g;
const spelledRun = new RegExp(`[${numeralChars}]+`, "g");

/**
 * A price of a table in minor units: figures in any digits, with 元, ¥, 万; ranges (two figures),
 * and what is only about ("左右", "不超过") with a warning. Null: it can't be told, or isn't above
 * zero. `exponent`: decimal places of the currency.
 */
export function readPrice(
  text: string,
  exponent: number,
  was?: "number" | "date",
): PriceRead | null {
  if (/^\d{1,7}$/.test(text)) return between(Number(text), Number(text), exponent);
  if (was === "number") return roundedPrice(text, exponent);
  const plain = plainText(text)
    .replace(/\([^()\d]*\)|\s(?=\D)|(?<=\D)\s/g, "")
    .replace(/(?<!\d)(?:\d,\d{3}|\d{1,2}(?:,\d{3})*,\d00)(?!\d)/g, (grouped) =>
      grouped.replaceAll(",", ""),
    );
  const bare = peeled(plain.replace(noise, ""));
  const warnings: WarningCode[] = bare.rough ? ["price_about"] : [];
  const range = readRange(bare.text);
  if (range) return between(range.min, range.max, exponent, [...warnings, "price_range"]);
  const amount = figure(bare.text);
  return amount === null ? null : between(amount, amount, exponent, warnings);
}

const nothingOrLess =
  /^(?:人民币|rmb|cny|¥|￥)?(?:-(?:¥|￥)?\d[\d,]*(?:\.\d+)?|0+(?:\.0+)?|零|〇)(?:元整?|块钱?|yuan|rmb)?$/;

/** Whether a price is plainly a figure, but none above nothing. */
export const isNotAboveZero = (text: string): boolean =>
  nothingOrLess.test(plainText(text).replace(/\s/g, ""));

/** The figures that a restored date stands for. */
export const pricePair = ([one, other]: readonly [number, number], exponent: number) =>
  between(Math.min(one, other), Math.max(one, other), exponent, ["date_restored", "price_range"]);

function between(
  min: number,
  max: number,
  exponent: number,
  warnings: readonly WarningCode[] = [],
): PriceRead | null {
  const scale = 10 ** exponent;
  const [low, high] = [Math.round(min * scale), Math.round(max * scale)];
  const exact = Math.abs(max * scale - high) < 1e-3 && Math.abs(min * scale - low) < 1e-3;
  if (!exact || low <= 0 || high < low || high > 1e13) return null;
  const told = low === high ? warnings.filter((one) => one !== "price_range") : warnings;
  return { min: low, max: high, warnings: told };
}

/** Numbers of a workbook carry the noise of binary fractions; what is below a hundredth of the unit goes. */
function roundedPrice(text: string, exponent: number): PriceRead | null {
  const number = /^\d{1,12}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const scale = 10 ** exponent;
  const rounded = Math.round(number * scale) / scale;
  return Math.abs(rounded - number) < 1e-6 ? between(rounded, rounded, exponent) : null;
}

/** A figure without what stands around it, and whether any of that said "about". */
function peeled(plain: string): { text: string; rough: boolean } {
  let text = plain;
  let isRough = false;
  for (let round = 0; round < 4; round += 1) {
    const before = text;
    text = text.replace(perThing, "").replace(currency, "");
    const less = text.replace(rough, "");
    if (less !== text) isRough = true;
    text = less.replace(unit, "");
    if (text === before) break;
  }
  return { text, rough: isRough };
}

function readRange(text: string): { min: number; max: number } | null {
  const either = /^([一二两三四五六七八九]{2}[十百千万])$/.exec(text);
  if (either) return readEither(either[1]!);
  const match = /^(?:从|from|between)?(.+?)(?:-|至|到|~|to|and)(.+)$/.exec(text);
  if (!match) return null;
  const high = figure(peeled(match[2]!).text);
  const scaled = /[百千万]$/.exec(match[2]!)?.[0];
  const low = peeled(match[1]!).text;
  const lower = scaled && /^\d$|^[一二两三四五六七八九]$/.test(low) ? `${low}${scaled}` : low;
  const first = figure(lower);
  if (high === null || first === null) return null;
  return { min: Math.min(first, high), max: Math.max(first, high) };
}

const scales: Readonly<Record<string, number>> = {
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
};

/** One figure: 200, 199.9, 1.2万, 1百, 2百5, 二百五, 1千2. Null when it is none. */
function figure(text: string): number | null {
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Number(text);
  const scaled = /^(\d{1,4}(?:\.\d+)?)([百佰千仟万])(\d)?$/.exec(text);
  if (scaled) {
    const scale = scales[scaled[2]!]!;
    const cents = Math.round(Number(scaled[1]) * scale * 100) / 100;
    return cents + (scaled[3] ? Number(scaled[3]) * (scale / 10) : 0);
  }
  if (text === "百") return 100;
  if (text === "千") return 1000;
  if (!hasNumerals(text)) return null;
  if (/^\D+点\D+$/.test(text)) return spelledDecimal(text);
  return readNumeral(text);
}

function spelledDecimal(text: string): number | null {
  const plain = text.replace(spelledRun, (run) => String(readNumeral(run) ?? run));
  return /^\d+点\d+$/.test(plain) ? Number(plain.replace("点", ".")) : null;
}
