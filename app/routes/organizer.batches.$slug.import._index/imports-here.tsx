import type { WireImportListed } from "~/domain/imports/shapes";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { ImportBadge } from "~/parts/import-standing";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

/** The imports of a batch that can be come back to. */
export function ImportsHere({ slug, imports }: { slug: string; imports: WireImportListed[] }) {
  const words = useText().imports;
  const format = useFormat();
  const to = useTo();
  return (
    <Table
      label={words.upload.here}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "file",
          head: words.upload.file,
          main: true,
          cell: ({ id, fileName }) => (
            <a
              className="inline-flex min-h-11 items-center wrap-anywhere"
              href={to(`/organizer/batches/${slug}/imports/${id}`)}
            >
              {fileName ?? words.upload.open}
            </a>
          ),
        },
        {
          key: "uploaded",
          head: words.upload.uploaded,
          cell: ({ uploadedAt, by }) => (
            <>
              <Day at={uploadedAt} as="dayTime" /> {by}
            </>
          ),
        },
        { key: "state", head: words.upload.state, cell: (one) => <ImportBadge of={one} /> },
        {
          key: "rows",
          head: words.upload.rows,
          numeric: true,
          cell: ({ rowsRead }) => format.number(rowsRead),
        },
        {
          key: "gone",
          head: words.upload.keptUntil,
          cell: ({ goneAt }) => <Day at={goneAt} as="dayTime" />,
        },
      ]}
    />
  );
}
