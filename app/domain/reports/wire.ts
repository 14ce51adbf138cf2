import type { WireMoney } from "~/platform/money";
import type { Category } from "../wishes/input";
import type { Cell } from "./cells";
import type { Ending, WireMoneyFigures } from "./figures";

type Named = { zh: string; en: string } | null;

/** The counts of a report as its pages and papers draw them. */
export type ReportWishes = {
  posted: number;
  taken: number;
  granted: number;
  byCategory: Cell[];
  byPlace: (Cell & { name: Named })[];
  held: { category: boolean; place: boolean };
  byMonth: { month: string; granted: number }[];
  byWait: number[];
  medianDays: number | null;
};

export type ReportLine = {
  place: number;
  kind: "purchase" | "delivery";
  happenedOn: string;
  category: Category | null;
  wish: string | null;
  /** The place of the first line about the same wish; null where it is no longer public. */
  same: number | null;
  amount: WireMoney | null;
};

/** A published report as its page, its PDF and its table show it. */
export type ReportSeen = {
  id: string;
  firstDay: string;
  lastDay: string;
  version: number;
  corrected: boolean;
  correctedBy: string | null;
  corrects: string | null;
  publishedAt: string;
  owner: string;
  host: string | null;
  fund: string | null;
  batch: { slug: string; title: string } | null;
  intro: string;
  learned: string;
  failed: string;
  correction: string;
  sealed: { number: string; head: string };
  money: WireMoneyFigures | null;
  /** By how much it opens with more or less than the report before closed with. */
  late: WireMoney | null;
  wishes: ReportWishes;
  ended: { as: Ending; count: number }[];
  lines: ReportLine[];
};
