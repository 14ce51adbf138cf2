import type { WireRow } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { RowChild, RowWishes } from "~/parts/import-row";
import { RowSaid, RowStandings } from "~/parts/import-said";
import { TextLink } from "~/ui/button";
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
  return (
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
              {words.row(row.row)}
              {row.sheetName && <small>{row.sheetName}</small>}
              <RowStandings row={row} />
            </span>
          ),
        },
        {
          key: "child",
          head: words.child,
          bare: true,
          cell: ({ child }) => child && <RowChild child={child} />,
        },
        { key: "wishes", head: words.wishes, bare: true, cell: (row) => <RowWishes row={row} /> },
        {
          key: "said",
          head: words.said,
          bare: true,
          cell: (row) => (
            <>
              <RowSaid row={row} />
              {keeps && <Mending at={at} row={row} saved={row.id in mended} onMended={onMended} />}
            </>
          ),
        },
      ]}
    />
  );
}

type Mended = { at: string; row: WireRow; saved: boolean; onMended: Props["onMended"] };

/** A refused row opens in its place; every other row that could still be changed has its own page. */
function Mending({ at, row, saved, onMended }: Mended) {
  const words = useText().imports.list;
  if (row.standing === "refused" || saved) return <MendRow {...{ at, row, onMended }} />;
  if (row.standing === "imported" || row.standing === "mended") return null;
  return <TextLink to={`${at}/rows/${row.id}`}>{words.whole}</TextLink>;
}
