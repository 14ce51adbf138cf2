import { mostOfOneGift } from "../amounts";
import type { Choices, StatementColumn, StatementLayout } from "./columns";
import { plainHeading } from "./columns";
import type { Cells } from "./layout";
import { withoutTags } from "./masked";
import { isInOther, readAmount, readCurrency, readDay, readDirection } from "./values";

/** A row below the head, understood: what it says, and why it can't be a gift where it can't. */
export type ReadLine = {
  row: number;
  /** Null where it can't be read, or stands for no transaction. */
  day: string | null;
  /** With its sign: what came is above zero. */
  minor: bigint | null;
  counterparty: string;
  remark: string;
  /** What the bank calls the transaction, masked. */
  number: string;
  /** Codes of what is in the way. */
  bars: Bar[];
};

/** What makes a line no gift, or unreadable. */
export const bars = [
  "header_again",
  "total",
  "note",
  "day_unreadable",
  "amount_unreadable",
  "in_future",
  "too_large",
  "outgoing",
  "zero",
  "neutral",
  "not_completed",
  "other_currency",
  "interest",
  "payout",
  "returned",
] as const;
export type Bar = (typeof bars)[number];

/** Bars after which nobody can say that it is a gift: there is no money, or it went out. */
export const hard: ReadonlySet<string> = new Set<Bar>([
  ...([
    "header_again",
    "total",
    "note",
    "day_unreadable",
    "amount_unreadable",
    "in_future",
    "too_large",
  ] as const),
  ...(["outgoing", "zero", "neutral", "not_completed", "other_currency"] as const),
]);
export const unreadable: ReadonlySet<string> = new Set<Bar>([
  "day_unreadable",
  "amount_unreadable",
  "in_future",
  "too_large",
]);

const sums =
  /^(?:合计|总计|小计|共计|本页合计|累计|期初余额|期末余额|承前页|过次页|上期余额|total|subtotal|opening ?balance|closing ?balance|brought ?forward|carried ?forward)/i;
const notDone =
  /(?:关闭|失败|已全额退款|退款成功|撤销|作废|未支付|待付款|closed|failed|refunded|cancell?ed|reversed|pending)/i;
const interest = /(?:结息|利息|存款息|派息|\binterest\b)/i;
const payout = /\bstripe\b/i;
const back = /(?:退汇|退款|冲正|冲账|\breversal\b|\brefund\b|\breturned\b)/i;

type Read = Choices & Pick<StatementLayout, "headings">;

/** Reads one row by the meanings of its columns. `today` is YYYY-MM-DD where the money is counted. */
export function understand(
  { row, cells }: Cells,
  { columns, dateOrder, flow, headings }: Read,
  { currency, today }: { currency: string; today: string },
): ReadLine {
  const at = (column: StatementColumn) =>
    Object.entries(columns)
      .filter(([, one]) => one === column)
      .map(([place]) => (cells[Number(place)] ?? "").trim())
      .filter((text) => text !== "");
  const one = (column: StatementColumn) => at(column)[0] ?? "";
  const said = {
    row,
    counterparty: withoutTags(one("counterparty")),
    remark: at("remark").map(withoutTags).join(" · "),
    number: one("number"),
  };
  const money = amountOf(one, { flow, currency });
  const day = readDay(one("date"), dateOrder);
  const first = cells.find((cell) => cell.trim() !== "")?.trim() ?? "";

  if (isHeadAgain(cells, headings)) return none(said, "header_again");
  if (day === null && sums.test(first)) return none(said, "total");
  if (day === null && money === undefined) return none(said, "note");
  if (money === null || money === undefined)
    return { ...said, day, minor: null, bars: ["amount_unreadable"] };
  const found: Bar[] = [];
  const named = one("currency");
  const foreign = named !== "" && readCurrency(named) !== currency;
  const written = ["income", "expense", "amount"] as const;
  if (foreign || written.some((column) => isInOther(one(column), currency)))
    found.push("other_currency");
  if (money === "neutral") return { ...said, day, minor: null, bars: [...found, "neutral"] };
  if (money < 0n) found.push("outgoing");
  else if (money === 0n) found.push("zero");
  else if (day === null) found.push("day_unreadable");
  else if (day > today) found.push("in_future");
  if (money > mostOfOneGift) found.push("too_large");
  if (notDone.test(one("status"))) found.push("not_completed");
  if (money > 0n) {
    const words = `${said.remark} ${said.counterparty}`;
    if (interest.test(said.remark) && said.counterparty.length < 2) found.push("interest");
    if (payout.test(words)) found.push("payout");
    if (back.test(said.remark)) found.push("returned");
  }
  return { ...said, day, minor: money, bars: found };
}

const none = (said: Omit<ReadLine, "day" | "minor" | "bars">, bar: Bar): ReadLine => ({
  ...said,
  ...{ day: null, minor: null, bars: [bar] },
});

const isHeadAgain = (cells: readonly string[], headings: readonly string[]) => {
  const filled = cells.map(plainHeading).filter((cell) => cell !== "");
  const heads = new Set(headings.map(plainHeading));
  return (
    filled.length >= 3 && filled.filter((cell) => heads.has(cell)).length >= filled.length * 0.8
  );
};

/** With its sign; null where it can't be read, undefined where the row names no money. */
function amountOf(
  one: (column: StatementColumn) => string,
  { flow, currency }: { flow: Choices["flow"]; currency: string },
): bigint | "neutral" | null | undefined {
  const [income, expense, amount] = [one("income"), one("expense"), one("amount")];
  if (income !== "" || expense !== "") {
    const came = income === "" ? 0n : readAmount(income, currency);
    const went = expense === "" ? 0n : readAmount(expense, currency);
    if (came === null || went === null) return null;
    // A bank that reverses what came writes it as a negative income.
    return came - (went < 0n ? -went : went);
  }
  if (amount === "") return undefined;
  const read = readAmount(amount, currency);
  if (read === null) return null;
  const word = one("direction");
  if (word === "") return flow === "in" && read < 0n ? -read : read;
  const way = readDirection(word);
  if (way === null) return "neutral";
  const size = read < 0n ? -read : read;
  return way === "in" ? read : -size;
}
