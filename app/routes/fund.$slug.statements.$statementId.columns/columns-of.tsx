import type { SerializeFrom } from "@remix-run/node";
import { statementColumns } from "~/domain/funds/statement/columns";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { letterOf } from "~/parts/import-said";
import { Select } from "~/ui/field";
import type { loader } from "./route";

/** Each column with its first cells, and what it is taken for. */
export function ColumnsOf({ columns }: Pick<SerializeFrom<typeof loader>, "columns">) {
  const { columns: text, columnNames } = useText().statements;
  return (
    <section className="map" id="field-columns" aria-label={text.cells} tabIndex={0}>
      <ol className="map-columns">
        {columns.map(({ at, heading, column, first }) => (
          <li key={at}>
            <Select
              name={`columns.${at}`}
              label={filled(text.letter, { letter: letterOf(at), heading })}
              value={column ?? ""}
              blank={text.pass}
              options={statementColumns.map((value) => ({ value, label: columnNames[value] }))}
            />
            <ol className="map-cells" aria-label={text.cells}>
              {first.map((cell, place) => (
                <li key={place}>
                  <span>{cell}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}
