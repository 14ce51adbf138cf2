const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ["零〇○", "一壹幺", "二贰两俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap(
    (chars, digit) => Array.from(chars, (char) => [char, digit]),
  ),
);
const tens: Readonly<Record<string, number>> = {
  ...{ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 },
};

/** Characters that spell a number, for patterns. */
export const numeralChars = "零〇○一壹幺二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬";
const spelled = new RegExp(`[${numeralChars}]`);
const spelledWhole = new RegExp(`^[${numeralChars}]+$`);

/** Whether Chinese numerals stand in a text. */
export const hasNumerals = (text: string): boolean => spelled.test(text);

/**
 * A number below a hundred million spelled in Chinese: 二百, 两百五 (250), 贰佰伍拾, 二〇一四; null
 * when it is none. After a place that is named, a lone last digit counts the next place.
 */
export function readNumeral(text: string): number | null {
  if (!spelledWhole.test(text)) return null;
  const [above, below, ...more] = text.split(/[万萬]/);
  if (more.length > 0) return null;
  if (below === undefined) return belowTenThousand(above!);
  const high = belowTenThousand(above!);
  if (high === null || high === 0) return null;
  if (below === "") return high * 10_000;
  if (below.length === 1 && below in digits) return high * 10_000 + digits[below]! * 1000;
  const low = belowTenThousand(below.replace(/^[零〇○]/, ""));
  return low === null ? null : high * 10_000 + low;
}

function belowTenThousand(text: string): number | null {
  const chars = Array.from(text);
  if (chars.length === 0) return null;
  if (chars.every((char) => char in digits)) return Number(chars.map((c) => digits[c]).join(""));
  let sum = 0;
  let last = 10_000;
  let pending: number | null = null;
  let zero = false;
  for (const [at, char] of chars.entries()) {
    const digit = digits[char];
    const unit = tens[char];
    if (digit !== undefined) {
      if (pending !== null) return null;
      if (digit === 0) zero = true;
      else pending = digit;
    } else if (unit !== undefined) {
      if (unit >= last || (pending === null && !(unit === 10 && at === 0))) return null;
      sum += (pending ?? 1) * unit;
      last = unit;
      pending = null;
      zero = false;
    }
  }
  if (pending === null) return sum;
  return sum + (zero || last === 10 ? pending : pending * (last / 10));
}

/** Two digits side by side that mean "one or the other": 两三 in 两三百; null when they don't. */
export function readEither(text: string): { min: number; max: number } | null {
  const match = /^([一二两三四五六七八九])([二两三四五六七八九])([十百千万])$/.exec(text);
  if (!match) return null;
  const [low, high] = [digits[match[1]!]!, digits[match[2]!]!];
  const unit = match[3] === "万" ? 10_000 : tens[match[3]!]!;
  return high === low + 1 ? { min: low * unit, max: high * unit } : null;
}
