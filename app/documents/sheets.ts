import type { RefusedRow } from "~/domain/batches/import-batch.server";
import { columnKeys, columns, reasonsColumn } from "~/domain/batches/sheet-words";
import { refusals } from "~/i18n/refusals";
import type { Locale } from "~/i18n/words";

/** The empty template: one line of heads. */
export const templateRows = (locale: Locale): string[][] => [
  columnKeys.map((key) => columns[key][locale]),
];

/** Why a row was refused, in the reader's language. */
export const reasonsOf = (locale: Locale, { reasons }: Pick<RefusedRow, "reasons">): string =>
  reasons
    .map(({ column, code }) =>
      [column && columns[column][locale], refusals[code][locale]].filter(Boolean).join(": "),
    )
    .join(" ");

/** The refused rows as they came, with the reasons in a last column: mend it and send it again. */
export const refusedRows = (locale: Locale, refused: readonly RefusedRow[]): string[][] => [
  [...columnKeys.map((key) => columns[key][locale]), reasonsColumn[locale]],
  ...refused.map((row) => [
    ...columnKeys.map((key) => row.cells[key] ?? ""),
    reasonsOf(locale, row),
  ]),
];
