import { plainText } from "./text";
import type { WarningCode } from "./shapes";

export type PhoneRead = { phone: string; warning?: WarningCode };

const mobile = /(?<!\d)(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/;
const landline = /(?<!\d)(?:\(?(0\d{2,3})\)?[- ]?)([2-9]\d{6,7})(?!\d)/;
const local = /(?<!\d)([2-9]\d{6,7})(?!\d)/;
const abroad = /\+(?!86)\d{1,3}[\d -]{6,16}\d(?!\d)/;
const nothing = /^(?:无|没有|暂无|不详|未知|-|\/|none|n\/a)$/;

/**
 * A phone out of a cell: the first that stands there. Empty with a warning where none can be told;
 * never a reason to refuse. A number that lost digits (1.38E+10) is damaged.
 */
export function readPhone(text: string): PhoneRead {
  if (/^1[3-9]\d{9}$/.test(text)) return { phone: text };
  const plain = plainText(text).replace(/\.0+$/, "");
  if (plain === "" || nothing.test(plain)) return { phone: "" };
  const scientific = /^(\d)\.?(\d*)e\+?(\d{1,2})$/.exec(plain);
  if (scientific) return fromScientific(scientific);
  const joined = plain.replace(/(?<=\d)[ .·*_-](?=\d)/g, "-");
  const found = mobile.exec(joined) ?? landline.exec(joined) ?? local.exec(joined);
  const number = found ? numberOf(found) : (abroad.exec(plain)?.[0] ?? "");
  if (number === "") {
    return {
      phone: "",
      warning: /^\d{12,}$|^1\d{9}$/.test(plain) ? "phone_damaged" : "phone_unclear",
    };
  }
  const rest = joined.replace(found ? found[0] : number, "");
  return /\d{3}|[\p{L}]/u.test(rest.replace(/电话|手机|联系方式|座机|号码|tel|phone|mobile/g, ""))
    ? { phone: number, warning: "phone_unclear" }
    : { phone: number };
}

function numberOf(found: RegExpExecArray): string {
  return found[2] === undefined ? found[1]!.replace(/\D/g, "") : `${found[1]}-${found[2]}`;
}

function fromScientific([, first, rest, exponent]: RegExpExecArray): PhoneRead {
  const digits = `${first}${rest}`.padEnd(Number(exponent) + 1, "0");
  const whole = rest!.length >= 10 && /^1[3-9]\d{9}$/.test(digits);
  return whole ? { phone: digits } : { phone: "", warning: "phone_damaged" };
}
