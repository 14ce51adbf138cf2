import { useFormat, useText } from "~/i18n/reader";
import { Bar } from "~/ui/figures";
import { Table } from "~/ui/table";

export type CoverageRow = {
  key: string;
  name: string;
  wishes: number;
  taken: number;
  granted: number;
};

/** What was taken and granted of each, as figures and as a bar. */
export function CoverageTable({
  label,
  of,
  rows,
}: {
  label: string;
  of: string;
  rows: CoverageRow[];
}) {
  const words = useText().board.coverage;
  const format = useFormat();
  const figure = (key: "wishes" | "taken" | "granted", head: string) => ({
    key,
    head,
    numeric: true,
    cell: (row: CoverageRow) => format.number(row[key]),
  });
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "name", head: of, main: true, cell: ({ name }) => name },
        figure("wishes", words.wishes),
        figure("taken", words.taken),
        figure("granted", words.granted),
        {
          key: "share",
          head: words.share,
          numeric: true,
          cell: ({ wishes, taken, granted }) =>
            `${Math.round(((taken + granted) / wishes) * 100)}%`,
        },
        {
          key: "bar",
          head: words.bar,
          bare: true,
          cell: ({ wishes, taken, granted }) => (
            <Bar
              parts={[
                { value: granted, tone: "done" },
                { value: taken, tone: "way" },
                { value: wishes - taken - granted, tone: "open" },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
