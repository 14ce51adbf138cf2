import { columnKeys } from "~/domain/imports/columns";
import type { WireColumns } from "~/domain/imports/shapes";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { letterOf, neverKept, useColumnName } from "~/parts/import-said";
import { useControl, useControlId } from "~/ui/answer";
import { Field, Select } from "~/ui/field";
import { Panel } from "~/ui/panel";

type Sheet = WireColumns["sheets"][number];
type SheetColumn = Sheet["columns"][number];

/** The first rows of a sheet as they are, each column under what it is taken for. */
export function SheetColumns({ sheet, place }: { sheet: Sheet; place: number }) {
  const { columns: words } = useText().imports;
  const at = `sheets.${place}`;
  const whole = `sheets[${place}]`;
  const { error } = useControl(whole);
  const id = useControlId()(whole);
  return (
    <Panel title={sheet.name}>
      <input type="hidden" name={`${at}.sheet`} value={sheet.index} />
      <Field
        name={`${at}.headerRow`}
        label={words.header}
        hint={words.headerHint}
        inputMode="numeric"
        value={String(sheet.headerRow ?? "")}
        optional
      />
      {error && <p className="field-error">{error}</p>}
      <section className="map" id={id} aria-label={words.first} tabIndex={0}>
        <ol className="map-columns">
          {sheet.columns.map((column) => (
            <li key={column.at}>
              <Meaning name={`${at}.columns.${column.at}`} column={column} />
              <ol className="map-cells">
                {sheet.first.map(({ row, cells }) => (
                  <li key={row} className={row === sheet.headerRow ? "map-header" : undefined}>
                    <small>{row}</small>
                    <span>{cells[column.at]}</span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </section>
    </Panel>
  );
}

/** What one column is taken for. What may never be kept can't be chosen to be. */
function Meaning({ name, column }: { name: string; column: SheetColumn }) {
  const { common, imports } = useText();
  const columnName = useColumnName();
  const letter = filled(imports.list.letter, { letter: letterOf(column.at) });
  const never = column.ignored && neverKept.has(column.ignored);
  if (never)
    return (
      <div className="field">
        <b className="map-letter">{letter}</b>
        <p>{column.ignored && imports.ignored[column.ignored]}</p>
      </div>
    );
  return (
    <Select
      name={name}
      label={column.by === "content" ? letter + common.comma + imports.columns.guess : letter}
      value={column.column ?? ""}
      blank={imports.columns.pass}
      options={columnKeys.map((value) => ({ value, label: columnName(value) }))}
    />
  );
}
