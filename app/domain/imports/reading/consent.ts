import type { ReadConsent } from "./shapes";
import { restoredPair } from "./dates";
import { plainText } from "./text";

type Answer = "yes" | "no" | "unclear" | "blank";

const yes =
  /^(?:是|是的|同意|已同意|都同意|均同意|监护人同意|家长同意|愿意|有|√|✓|✔|☑|🗹|v|对|对勾|已签|已签字|已签名|签了|已交|已收|有签字|ok|y|yes|1|true|agreed|agree|signed|given|o|●|■|☑️|✔️|✅)$/u;
const no =
  /^(?:否|不|不是|不同意|没同意|未同意|没有同意|不愿意|拒绝|反对|×|✗|✘|❌|☒|x|n|no|false|0|refused|declined|disagree)$/u;
const nothing = /^(?:-|\/|—|无|空|待定|待签|未签|没签|没有|未交|未收|暂无|pending|\?)$/u;

/** What a cell says about the guardian's consent: a yes, a no, nothing, or nobody knows. */
export function readAnswer(text: string): Answer {
  if (text === "") return "blank";
  const plain = plainText(text).replace(/[\s。.!()]|(?<=同意)(?:书|参加|公开|收集)?/g, "");
  if (yes.test(plain)) return "yes";
  if (no.test(plain)) return "no";
  if (nothing.test(plain)) return "blank";
  if (/不同意|拒绝|反对/.test(plain)) return "no";
  return /^(?:监护人|家长|本人|父母|爷爷|奶奶|外公|外婆)*(?:已经?|都|均)?(?:同意|签)/.test(plain)
    ? "yes"
    : "unclear";
}

/** A day of a table as YYYY-MM-DD; without a year it is the last such day. Null: it is none. */
export function readDay(text: string, today: string, was?: "number" | "date"): string | null {
  const plain = plainText(text).replace(/\s.*$/, "");
  const serial = /^\d{5}$/.test(plain);
  if (serial) return dayOfSerial(Number(plain));
  const short = was === "date" ? null : (restoredPair(plain, false, today) ?? monthAndDay(plain));
  if (short) {
    const year = Number(today.slice(0, 4));
    const [month, day] = short;
    const here = day <= 31 ? isoDay(year, month, day) : null;
    return here && here > today ? isoDay(year - 1, month, day) : here;
  }
  const match =
    /^(\d{4})(?:年|([-/.]))(\d{1,2})(?:月|\2)(\d{1,2})[日号]?$/.exec(plain) ??
    /^(\d{4})()(\d\d)(\d\d)$/.exec(plain) ??
    /^(\d\d)(?:年|([-/.]))(\d{1,2})(?:月|\2)(\d{1,2})[日号]?$/.exec(plain);
  if (!match) return null;
  const year = Number(match[1]);
  return isoDay(year < 100 ? 2000 + year : year, Number(match[3]), Number(match[4]));
}

function monthAndDay(plain: string): readonly [number, number] | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

const dayOfSerial = (serial: number) =>
  new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000
    ? date.toISOString().slice(0, 10)
    : null;
}

/** Who a relation to the child makes of the one who agreed. */
export function giverOf(relation: string): ReadConsent["giver"] {
  const plain = relation.toLowerCase();
  if (/爷|奶|外公|外婆|姥|祖|公公|婆婆|阿公|阿婆|阿嬷|家公|家婆|grand/.test(plain)) {
    return "grandparent";
  }
  return /父|母|爸|妈|爹|娘(?!舅)|mother|father|mum|mom|dad|parent/.test(plain)
    ? "parent"
    : "guardian";
}
