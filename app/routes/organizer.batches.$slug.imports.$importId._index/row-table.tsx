import type { WireRow } from "~/domain/imports/shapes";
import { useText, useTo } from "~/i18n/reader";
import { RowAsWritten, RowChild, RowWishes } from "~/parts/import-row";
import { WhichChild } from "~/parts/import-others";
import { RowSaid, RowStandings } from "~/parts/import-said";
import { Table } from "~/ui/table";
import { MendRow } from "./mend-row";

type Props = {
  at: string;
  rows: WireRow[];
  mended: Record<string, WireRow>;
  keeps: boolean;
  onMended: (row: WireRow) => void;
};

/** Every row with what was understood of it and what is to be said about it. */
export function RowTable({ at, rows, mended, keeps, onMended }: Props) {
  const { imports } = useText();
  const words = imports.list;
  const to = useTo();
  return (
    <div className="rows">
      <Table
        label={imports.upload.rows}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "where",
            head: words.where,
            main: true,
            cell: (row) => (
              <span className="row-where">
                <a href={to(`${at}/rows/${row.id}`)}>{words.row(row.row)}</a>
                {row.sheetName && <small>{row.sheetName}</small>}
                <RowStandings row={row} />
              </span>
            ),
          },
          {
            key: "child",
            head: words.child,
            bare: true,
            cell: (row) =>
              row.child ? <RowChild child={row.child} /> : <RowAsWritten row={row} />,
          },
          { key: "wishes", head: words.wishes, bare: true, cell: (row) => <RowWishes row={row} /> },
          {
            key: "said",
            head: words.said,
            bare: true,
            cell: (row) => (
              <>
                <RowSaid row={row} />
                <WhichChild at={at} row={row} keeps={keeps} />
                {keeps && (row.standing === "refused" || row.id in mended) && (
                  <MendRow at={at} row={row} onMended={onMended} />
                )}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
