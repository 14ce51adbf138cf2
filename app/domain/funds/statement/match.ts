import type { PledgeState } from "../life";
import type { MoneyWay } from "../choices";
import { finderOf, quotes } from "./references-in";
import { hard, unreadable, type ReadLine } from "./understand";

/** What a line was found to be. */
export const finds = ["matched", "probable", "unmatched", "before", "not_gift", "unread"] as const;
export type Found = (typeof finds)[number];

/** Why a promise and a line are not plainly each other's, and what else is said of a match. */
export const reasons = [
  "amount_differs",
  "before_promise",
  "long_after",
  "paid_already",
  "pledge_over",
  "pledge_changed",
  "matched_twice",
  "by_card",
  "several_references",
  "name_and_amount",
  "amount_and_date",
  "perhaps_recorded",
  "earlier_dropped",
  "undone_before",
  "reference_unknown",
  "other_fund",
  "same_number",
  "same_content",
  "twice_in_file",
  "recorded_by_hand",
] as const;
export type Reason = (typeof reasons)[number];

export type Promised = {
  id: string;
  reference: string;
  minor: bigint;
  state: PledgeState;
  way: MoneyWay;
  /** YYYY-MM-DD where the money is counted. */
  promisedOn: string;
  /** Who promised, and as whom he wants to be named. */
  names: string[];
};

/** A gift that was entered by hand, or came by an earlier statement. */
export type Recorded = {
  paymentId: string;
  day: string;
  minor: bigint;
  pledgeId: string | null;
  payer: string;
  /** Cash comes to no bank account by its giver's hand: it explains no line for sure. */
  cash: boolean;
};

export type Known = {
  pledges: readonly Promised[];
  recorded: readonly Recorded[];
  /** Promises that another statement at work holds already. */
  held: ReadonlySet<string>;
  prefix: string;
  /** Prefixes of other funds. */
  otherPrefixes: readonly string[];
  /** Why a line came before, or null. */
  before: (line: ReadLine) => Reason | null;
  /** Whether it was booked before and undone by two people: then a person looks at it. */
  undone: (line: ReadLine) => boolean;
};

export type Judged = {
  found: Found;
  why: string[];
  candidateId: string | null;
  knownPaymentId: string | null;
};

/** For how many days after a promise money is taken to be for it without asking. */
const patience = 180;
/** Within how many days a sum alone points to a promise. */
const near = 14;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const plainName = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s·・•.*]/g, "");

/**
 * Says of each line of a statement what it is, in the order of the file; each promise and each gift that
 * was entered by hand explains one line. Never more than one line is `matched` to a promise.
 */
export function matcher({ pledges, recorded, held, prefix, ...known }: Known) {
  const { otherPrefixes, before, undone } = known;
  const find = finderOf(pledges);
  const taken = new Set(held);
  const used = new Set<string>();

  const byHand = (line: ReadLine, promised: readonly Promised[]) => {
    const same = recorded.filter(
      ({ paymentId, day, minor }) =>
        !used.has(paymentId) && day === line.day && minor === line.minor,
    );
    const ids = new Set(promised.map(({ id }) => id));
    const name = plainName(line.counterparty);
    const sure = same.find(
      ({ cash, pledgeId, payer }) =>
        !cash &&
        ((pledgeId !== null && ids.has(pledgeId)) || (name !== "" && plainName(payer) === name)),
    );
    return { sure, maybe: same[0] };
  };

  const withReference = (line: ReadLine, promised: readonly Promised[]): Judged => {
    if (promised.length > 1) return probable(promised[0]!, "several_references");
    const [one] = promised;
    const why = objections(line, one!, taken);
    if (undone(line)) return probable(one!, "undone_before", ...why);
    if (why.length > 0) return probable(one!, ...why);
    taken.add(one!.id);
    return { ...plain("matched"), candidateId: one!.id };
  };

  const withoutReference = (line: ReadLine): Judged | null => {
    const open = pledges.filter(
      ({ id, state, way, minor, promisedOn }) =>
        state === "promised" &&
        way !== "stripe" &&
        minor === line.minor &&
        !taken.has(id) &&
        promisedOn <= line.day! &&
        daysBetween(promisedOn, line.day!) <= patience,
    );
    const name = plainName(line.counterparty);
    const named = open.filter(
      ({ names }) => name !== "" && names.some((one) => plainName(one) === name),
    );
    if (named[0]) return probable(named[0], "name_and_amount");
    const close = open.filter(({ promisedOn }) => daysBetween(promisedOn, line.day!) <= near);
    return close.length === 1 ? probable(close[0]!, "amount_and_date") : null;
  };

  return (line: ReadLine): Judged => {
    if (line.bars.some((bar) => unreadable.has(bar))) return { ...plain("unread"), why: line.bars };
    if (line.bars.some((bar) => hard.has(bar))) return { ...plain("not_gift"), why: line.bars };
    const again = before(line);
    if (again) return { ...plain("before"), why: [again] };
    const text = `${line.remark}\n${line.counterparty}`;
    const promised = find(text);
    const { sure, maybe } = byHand(line, promised);
    if (sure) {
      used.add(sure.paymentId);
      return { ...plain("before"), why: ["recorded_by_hand"], knownPaymentId: sure.paymentId };
    }
    if (promised.length > 0) return withReference(line, promised);
    if (line.bars.length > 0) return { ...plain("not_gift"), why: line.bars };
    if (quotes(text, otherPrefixes)) return { ...plain("not_gift"), why: ["other_fund"] };
    if (undone(line)) {
      return { ...(withoutReference(line) ?? plain("probable")), why: ["undone_before"] };
    }
    if (maybe) {
      used.add(maybe.paymentId);
      return { ...plain("probable"), why: ["perhaps_recorded"] };
    }
    const unknown = quotes(text, [prefix]) ? ["reference_unknown"] : [];
    return withoutReference(line) ?? { ...plain("unmatched"), why: unknown };
  };
}

const plain = (found: Found): Judged => ({
  ...{ found, why: [], candidateId: null, knownPaymentId: null },
});
const probable = ({ id }: Promised, ...why: Reason[]): Judged => ({
  ...plain("probable"),
  ...{ candidateId: id, why },
});

/** What speaks against a line being what was promised under the reference in it. */
function objections(line: ReadLine, pledge: Promised, taken: ReadonlySet<string>): Reason[] {
  const days = daysBetween(pledge.promisedOn, line.day!);
  const found: [boolean, Reason][] = [
    [pledge.minor !== line.minor, "amount_differs"],
    [days < 0, "before_promise"],
    [days > patience, "long_after"],
    [pledge.state === "paid", "paid_already"],
    [pledge.state !== "paid" && pledge.state !== "promised", "pledge_over"],
    [pledge.state === "promised" && taken.has(pledge.id), "matched_twice"],
    [pledge.way === "stripe", "by_card"],
  ];
  return found.flatMap(([is, reason]) => (is ? reason : []));
}
