import type { RefusalCode, RefusalFacts } from "~/platform/refusal";
import type { AgeBand } from "../../privacy/birth";
import type { consentGivers } from "../../privacy/input";
import type { Category } from "../../wishes/input";
import type { Column, IgnoredReason } from "../columns";

/** A cell as the file had it. `text` is what a person reads in it, numbers without exponent. */
export type RawCell = {
  text: string;
  /** How the file kept it; a date's text is YYYY-MM-DD. Absent: text. */
  was?: "number" | "date";
  /** Where a value came from that doesn't stand in this very cell. */
  from?: "formula" | "merge" | "above";
  /** Why the text is not all that the cell held. */
  lost?:
    | "error_value"
    | "formula_without_value"
    | "id_number"
    | "bank_card"
    | "forbidden"
    /** Only its beginning was kept. */
    | "too_long";
};
export type RawCells = (RawCell | null)[];
export type RawRow = {
  /** As a spreadsheet counts, from 1. */
  row: number;
  cells: RawCells;
  /** The row's bytes are in no known encoding. */
  broken?: true;
};

/** One column of a sheet, `at` counting from 0, and what it was taken for. */
export type SheetColumn = {
  at: number;
  heading: string;
  column: Column | null;
  ignored?: IgnoredReason;
  /** How it was recognised; absent where it was not. */
  by?: "heading" | "content" | "organizer";
};

export const skipReasons = [
  "blank",
  "totals",
  "header_repeated",
  "note",
  "sheet_without_header",
  "sheet_hidden",
] as const;
export type SkipReason = (typeof skipReasons)[number];

export type SheetLayout = {
  /** Place of the sheet in the workbook, from 0. */
  index: number;
  name: string;
  /** The row that heads the table (the last, where it takes two); null where none was found. */
  headerRow: number | null;
  columns: SheetColumn[];
  /** The rows down to the header and with it, for whoever looks for it anew. */
  above?: RawRow[];
  /** Some needed column was found by guess only, or not at all: the organizer is asked. */
  unsure: boolean;
};

/** What is said of a value that was taken although it wasn't plain. */
export const warningCodes = [
  "age_from_grade",
  "age_of_the_day",
  "birth_contradicts",
  "category_guessed",
  "category_unknown",
  "cell_from_formula",
  "cell_number_left_out",
  "characters_removed",
  "consent_date_missing",
  "consent_in_future",
  "consent_unclear",
  "date_restored",
  "filled_from_above",
  "phone_damaged",
  "phone_unclear",
  "price_about",
  "price_range",
  "price_shared",
  "size_about",
  "size_from_height",
  "size_shared",
  "size_unclear",
  "text_shortened_to_title",
  "township_unknown",
  "wishes_split",
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** What stands in the way of a row, or should be looked at, with the column it concerns. */
export type Problem =
  { column: Column | null; error: RefusalCode } | { column: Column | null; warning: WarningCode };

export type ReadChild = {
  legalName: string;
  /** How it is kept, as `readBirth` tells it, and the years it may have been. */
  birth: string;
  birthYears: number[];
  ageBand: AgeBand;
  /** A township's code; null where the paper doesn't say: then the batch's own place stands. */
  townshipCode: string | null;
  school: string;
  village: string;
  guardianName: string;
  guardianPhone: string;
  notes: string;
  measures: string;
};

export type ReadWish = {
  /** Which of the row's wishes, from 1. */
  item: number;
  category: Category;
  title: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  /** In the currency's minor unit (fen); min equals max where one price was given. */
  price: { min: number; max: number; currency: string };
  /** Empty: drawn from the list. */
  alias: string;
};

export type ReadConsent = { on: string | null; giver: (typeof consentGivers)[number] };

/** One data row of a sheet, understood. `raw` is what the file had, less what is never kept. */
export type ReadRow = {
  sheet: number;
  row: number;
  raw: RawCells;
  /** The hidden token of a row that came out of here in an error workbook. */
  token?: string;
  problems: Problem[];
} & (
  | { standing: "right"; child: ReadChild; wishes: ReadWish[]; consent?: ReadConsent }
  | { standing: "refused" }
  | { standing: "skipped"; reason: SkipReason }
);

/** What an organizer said about the columns of a sheet: heading row and meaning by place. */
export type SheetMapping = {
  sheet: number;
  headerRow: number | null;
  columns: Record<number, Column | null>;
};

/** Everything that understanding needs to know besides the file. */
export type ReadingContext = {
  /** YYYY-MM-DD in the batch's place. */
  today: string;
  currency: string;
  townships: readonly { code: string; nameZh: string; nameEn: string }[];
  /** Meanings this organizer gave to headings before; headings made plain by `plainHeading`. */
  remembered: Record<string, Column>;
  mapping?: SheetMapping[];
  /** What stands for every row that says nothing itself. */
  defaults: { townshipCode?: string; price?: string };
};

/** What the reading process tells, line by line. */
export type ReadingMessage =
  | { kind: "sheet"; layout: SheetLayout }
  | { kind: "rows"; rows: ReadRow[] }
  | { kind: "end"; rowsRead: number }
  | { kind: "refused"; code: RefusalCode; about?: RefusalFacts };

/** The cells of one sheet as the file has them, for who understands another kind of table. */
export type OpenedSheet = { name: string; hidden: boolean; rows: RawRow[] };
export type OpeningMessage =
  | { kind: "cells"; sheet: number; name: string; hidden: boolean; rows: RawRow[] }
  | { kind: "end"; rowsRead: number }
  | { kind: "refused"; code: RefusalCode; about?: RefusalFacts };
