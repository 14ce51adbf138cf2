import { exponentOf, type Money } from "~/platform/money";

const digits = [..."零壹贰叁肆伍陆柒捌玖"];
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿"];
const names: Readonly<Record<string, [currency: string, unit: string]>> = {
  CNY: ["人民币", "元"],
  HKD: ["港币", "元"],
  USD: ["美元", "元"],
  EUR: ["欧元", "元"],
  JPY: ["日元", "元"],
};

/**
 * An amount as Chinese vouchers write it out (大写金额, after the rules of the Ministry of Finance for
 * accounting papers): 人民币壹仟零伍元叁角整. Throws on less than zero, on 10^12 units and more, and on
 * a currency nobody declared.
 */
export function amountInWords({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const name = names[currency];
  const scale = 10n ** BigInt(exponent);
  if (!name || minor < 0n || minor >= scale * 10n ** 12n)
    throw new Error(`No words are known for ${minor} ${currency}`);
  const whole = minor / scale;
  const [tenths, hundredths] =
    exponent === 2 ? [...(minor % scale).toString().padStart(2, "0")] : [];
  const [jiao, fen] = [Number(tenths ?? 0), Number(hundredths ?? 0)];
  const units = whole > 0n || jiao + fen === 0 ? wholeInWords(whole.toString()) + name[1] : "";
  const gap = units !== "" && jiao === 0 && fen > 0 ? "零" : "";
  const parts = (jiao > 0 ? `${digits[jiao]}角` : gap) + (fen > 0 ? `${digits[fen]}分` : "整");
  return name[0] + units + parts;
}

/** Digits in groups of four; zeros between two others are one 零, those at a group's end are none. */
function wholeInWords(written: string): string {
  let words = "";
  let gap = false;
  let filled = false;
  for (const [at, sign] of [...written].entries()) {
    const place = written.length - 1 - at;
    if (sign === "0") gap = true;
    else {
      words += (gap && words !== "" ? "零" : "") + digits[Number(sign)] + places[place % 4];
      [gap, filled] = [false, true];
    }
    if (place % 4 === 0) {
      if (filled) words += groups[place / 4];
      filled = false;
    }
  }
  return words || digits[0]!;
}
