import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { classes } from "./classes";

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures, set to the right. */
  numeric?: boolean;
  /** What the row is about: its header. */
  main?: boolean;
  /** Needs no label on a phone: a box to tick, a bar. */
  bare?: boolean;
};

export type Sorting = {
  by: string;
  descending: boolean;
  keys: readonly string[];
  /** What the form round the table is sent with to sort by a column. */
  send: (key: string) => { name: string; value: string };
};

type TableProps<Row> = {
  label: string;
  caption?: ReactNode;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  picked?: (row: Row) => boolean;
  sort?: Sorting;
  foot?: ReactNode[];
  empty?: ReactNode;
};

/** A table on a desk; on a phone each row is a card that names its cells. */
export function Table<Row>({
  label,
  caption,
  columns,
  rows,
  rowKey,
  picked,
  sort,
  foot,
  empty,
}: TableProps<Row>) {
  if (!rows.length && empty) return <>{empty}</>;
  return (
    <section className="sheet" aria-label={label} tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={picked?.(row) ? "picked" : undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, place) =>
                columns[place]?.main && cell ? (
                  <th key={place} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={place} className={columns[place]?.numeric ? "numeric" : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort?: Sorting }) {
  const { common } = useText();
  const sortable = sort?.keys.includes(column.key);
  const sorted = sort?.by === column.key;
  if (!column.head) return <td className="bare" />;
  const direction = sort?.descending ? "descending" : "ascending";
  // A column of buttons has nothing to be called: an empty header says nothing to who listens.
  if (column.head === "") return <td className="bare" />;
  return (
    <th
      scope="col"
      className={
        classes(column.numeric && "numeric", column.bare && "bare", sortable && "sortable") ||
        undefined
      }
      aria-sort={sorted ? direction : undefined}
    >
      {sort && sortable ? (
        <button type="submit" className="sort" {...sort.send(column.key)}>
          {column.head}
          {sorted && (
            <span className="unseen">{sort.descending ? common.sortDown : common.sortUp}</span>
          )}
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classes(column.numeric && "numeric", column.bare && "bare") || undefined;
  if (column.main)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  return (
    <td className={className}>
      {!column.bare && <span className="cell-label">{column.head}</span>}
      <div>{column.cell(row)}</div>
    </td>
  );
}

/** The box that picks a row, as large as a thumb. */
export function Pick({
  name,
  value,
  label,
  checked,
}: {
  name: string;
  value: string;
  label: string;
  checked?: boolean;
}) {
  return (
    <label className="pick">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      <span className="unseen">{label}</span>
    </label>
  );
}

/** What can be done with the picked rows: stays in sight, inside the same form. */
export function BulkBar({ note, children }: { note: ReactNode; children: ReactNode }) {
  const { common } = useText();
  return (
    <div className="bulk" role="group" aria-label={common.bulk}>
      <b>{note}</b>
      {children}
    </div>
  );
}
