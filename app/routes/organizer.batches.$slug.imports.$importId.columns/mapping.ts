import type { FormInput } from "~/http/form.server";

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** A number where the text is one, nothing where it is empty; else the text, to be refused. */
const rowOf = (text: unknown) =>
  text === "" ? null : typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;

/** What the form's texts say of each sheet: empty is no header row, and no meaning of a column. */
export const sheetsOf = ({ sheets }: FormInput) =>
  Object.values(recordOf(sheets)).map((given) => {
    const { sheet, headerRow, columns } = recordOf(given);
    const meanings = Object.entries(recordOf(columns));
    return {
      sheet: rowOf(sheet),
      headerRow: rowOf(headerRow),
      columns: Object.fromEntries(meanings.map(([at, meaning]) => [at, meaning || null])),
    };
  });
