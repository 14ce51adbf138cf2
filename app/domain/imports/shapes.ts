import type { RefusalCode, RefusalFacts } from "~/platform/refusal";
import type { AgeBand } from "../privacy/birth";
import type { Category } from "../wishes/input";
import type { Column } from "./columns";
import type { ImportState, RowStanding } from "./life";
import type {
  RawCells,
  ReadConsent,
  SheetColumn,
  SheetLayout,
  SkipReason,
  WarningCode,
} from "./reading/shapes";

/** A table of more bytes is not taken. */
export const largestUpload = 30_000_000;

/** What a row is to what the batch had before: nothing of it, all of it, or some of it otherwise. */
export const rowChanges = ["new", "same", "changed"] as const;
export type RowChange = (typeof rowChanges)[number];

/** Where a child of a row stands besides: in this file as somebody else, in earlier batches, elsewhere. */
export const doubleKinds = ["here", "earlier", "elsewhere"] as const;
export type Double = (typeof doubleKinds)[number];

export const shownRows = [
  "all",
  "right",
  "refused",
  "warned",
  "skipped",
  "changed",
  "imported",
] as const;
export type Shown = (typeof shownRows)[number];

/** What is compared when a row comes again: columns of the child and of each wish. */
export const childFields = [
  "legalName",
  "birth",
  "township",
  "school",
  "village",
  "guardianName",
  "guardianPhone",
  "notes",
  "measures",
] as const satisfies Column[];
export const wishFields = [
  "title",
  "category",
  "words",
  "size",
  "colour",
  "style",
  "alias",
  "price",
] as const satisfies Column[];
export type ChildField = (typeof childFields)[number];
export type WishField = (typeof wishFields)[number];

export type WireProblem = { column: Column | null } & (
  { level: "error"; code: RefusalCode } | { level: "warning"; code: WarningCode }
);

/** A cell as the file had it; `at` is its column, from 0. */
export type WireCell = { text: string; at: number };

export type WireChild = {
  legalName: string;
  birth: string;
  ageBand: AgeBand;
  /** Null: the batch's own place stands. */
  township: { code: string; nameZh: string; nameEn: string } | null;
  school: string;
  village: string;
  guardianName: string;
  guardianPhone: string;
  notes: string;
  measures: string;
};

/** Prices in minor units, as text; `max` is what the wish is posted with. */
export type WireWish = {
  item: number;
  category: Category;
  title: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  alias: string;
  price: { min: string; max: string; currency: string };
  /** The wish it became or stands for. */
  wishId: string | null;
};

/** Another child that a row may be about: one on record, or of a row of the table. */
export type WireOther = {
  /** By which staff say that it is this one. */
  id: string;
  row: number | null;
  legalName: string;
  birth: string;
  school: string;
  village: string;
  guardianName: string;
  guardianPhone: string;
};

export type WireRow = {
  id: string;
  sheet: number;
  sheetName: string;
  /** As a spreadsheet counts. */
  row: number;
  standing: RowStanding;
  skipped: SkipReason | null;
  change: RowChange | null;
  /** What is otherwise than before, on a row that comes again. */
  changedFields: { field: ChildField | WishField; was: string; now: string }[];
  problems: WireProblem[];
  raw: Partial<Record<Column, WireCell>>;
  child: WireChild | null;
  wishes: WireWish[];
  consent: ReadConsent | null;
  doubles: Double | null;
  /** Beside whom staff look at it, where it has to be said which child it is. */
  others: WireOther[];
  /** What staff said of it. */
  told: "same" | "another" | null;
  wishIds: string[];
};

/** One row to mend: `values` is what each column holds, as text. */
export type WireRowForm = WireRow & {
  importId: string;
  slug: string;
  batchTitle: string;
  state: ImportState;
  /** Whether the reader may mend it; others only look. */
  can: { keep: boolean };
  values: Partial<Record<Column, string>>;
};

export type WireCounts = {
  right: number;
  refused: number;
  skipped: number;
  imported: number;
  mended: number;
  /** With something to look at; that no township was named is counted apart. */
  warned: number;
  placeless: number;
  /** Of the rows that are right. */
  new: number;
  same: number;
  changed: number;
};

/** A sheet; its name and headings only for those who may open records. */
export type WireSheet = {
  sheet: number;
  name: string | null;
  headerRow: number | null;
  unsure: boolean;
  rows: number;
  columns: SheetColumn[];
};

export type WireFailure = { code: RefusalCode; about: RefusalFacts } | null;

export type WireImport = {
  id: string;
  slug: string;
  batchTitle: string;
  state: ImportState;
  /** Why it failed, or why its last step stopped. */
  failure: WireFailure;
  fileName: string | null;
  rowsRead: number;
  /** How far the step that runs has come, of so many rows (0 while nobody knows). */
  rowsDone: number;
  rowsToDo: number;
  sheets: WireSheet[];
  counts: WireCounts;
  /** Children whose row says that the guardian agreed. */
  consents: { waiting: number; undated: number; recorded: number };
  can: { keep: boolean; open: boolean; recordConsents: boolean };
  uploadedAt: string;
  goneAt: string;
};

export type WireImportListed = {
  id: string;
  state: ImportState;
  failure: RefusalCode | null;
  fileName: string | null;
  by: string;
  rowsRead: number;
  counts: WireCounts;
  uploadedAt: string;
  goneAt: string;
};

/** The first rows of each sheet, for who says what the columns hold. */
export type WireColumns = {
  id: string;
  slug: string;
  batchTitle: string;
  state: ImportState;
  townships: { code: string; nameZh: string; nameEn: string }[];
  defaults: { townshipCode?: string; price?: string };
  sheets: (SheetLayout & { first: { row: number; cells: string[] }[] })[];
};

/** What the error workbook is made of. A token names its row again when it comes back. */
export type ErrorSheet = {
  sheet: number;
  name: string;
  headerRow: number | null;
  columns: SheetColumn[];
  rows: { row: number; raw: RawCells; problems: WireProblem[]; token: string }[];
};
