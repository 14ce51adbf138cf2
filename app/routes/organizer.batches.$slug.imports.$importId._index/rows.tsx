import { useState } from "react";
import { shownRows, type Shown, type WireImport, type WireRow } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/page";
import { Tabs } from "~/ui/tabs";
import { RowTable } from "./row-table";

type Asked = { show: string; sheet?: string; after?: string };
type Props = {
  at: string;
  about: WireImport;
  asked: Asked;
  seen: { rows: WireRow[]; next: string | null };
};

/** The rows that are asked for. One that is mended here stays in sight, whatever it is now. */
export function Rows({ at, about, asked, seen }: Props) {
  const { imports } = useText();
  const [mended, setMended] = useState<Record<string, WireRow>>({});
  const rows = Object.values({
    ...Object.fromEntries(seen.rows.map((row) => [row.id, row])),
    ...mended,
  }).sort((one, other) => one.sheet - other.sheet || one.row - other.row);
  const shown = shownRows.find((show) => show === asked.show) ?? "all";
  const more = { ...asked, after: seen.next ?? undefined };
  return (
    <Section title={imports.upload.rows} id="rows">
      <Filters at={at} about={about} asked={asked} shown={shown} />
      {rows.length > 0 ? (
        <RowTable
          at={at}
          rows={rows}
          mended={mended}
          keeps={about.can.keep}
          onMended={(row) => setMended((sofar) => ({ ...sofar, [row.id]: row }))}
        />
      ) : (
        <Empty
          title={imports.none[shown]}
          action={
            shown === "all"
              ? undefined
              : { to: addressOf(at, { show: "all" }), label: imports.none.back }
          }
        />
      )}
      {(seen.next ?? asked.after) && (
        <Pager
          previous={
            asked.after
              ? { to: addressOf(at, { ...asked, after: undefined }), label: imports.list.first }
              : undefined
          }
          next={seen.next ? { to: addressOf(at, more), label: imports.list.more } : undefined}
        />
      )}
    </Section>
  );
}

function Filters({ at, about, asked, shown }: Omit<Props, "seen"> & { shown: Shown }) {
  const { imports } = useText();
  const { counts, rowsRead, sheets } = about;
  const count = (show: Shown) => (show === "all" ? rowsRead : counts[show]);
  const kept = shownRows.filter((show) => show === "all" || show === shown || count(show) > 0);
  const filled = sheets.filter(({ rows }) => rows > 0);
  return (
    <>
      <Tabs
        label={imports.show.label}
        items={kept.map((show) => ({
          to: addressOf(at, { show, sheet: asked.sheet }),
          label: imports.show[show],
          count: asked.sheet === undefined ? count(show) : undefined,
          current: show === shown,
        }))}
      />
      {filled.length > 1 && (
        <Tabs
          label={imports.sheets.label}
          items={[
            {
              to: addressOf(at, { show: shown }),
              label: imports.sheets.all,
              current: asked.sheet === undefined,
            },
            ...filled.map(({ sheet, name, rows }) => ({
              to: addressOf(at, { show: shown, sheet: String(sheet) }),
              label: name ?? imports.sheets.numbered(sheet + 1),
              count: rows,
              current: asked.sheet === String(sheet),
            })),
          ]}
        />
      )}
    </>
  );
}

/** The list under other filters; no more stands in it than which rows are shown. */
function addressOf(at: string, asked: Asked) {
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return `${at}?${query}#rows`;
}
