import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { WireRow, WireRowForm } from "~/domain/imports/shapes";
import { useText, useTo } from "~/i18n/reader";
import { faultyColumns, RowFields } from "~/parts/import-fields";
import { RowSaved } from "~/parts/import-saved";
import type { Answer } from "~/ui/answer";
import { Actions, Button, TextLink } from "~/ui/button";

type Answered = Answer | { row: WireRowForm };

/** The cells at fault of one row, mended in place; without script the row's own page answers. */
export function MendRow({
  at,
  row,
  onMended,
}: {
  at: string;
  row: WireRow;
  onMended: (row: WireRow) => void;
}) {
  const { edit, list } = useText().imports;
  const to = useTo();
  const fetcher = useFetcher<Answered>();
  const saved = fetcher.data && "row" in fetcher.data ? fetcher.data.row : undefined;
  const refused = fetcher.data && "errors" in fetcher.data ? fetcher.data : undefined;
  const page = `${at}/rows/${row.id}`;
  useEffect(() => {
    if (saved) onMended(saved);
  }, [saved]);
  const faults = faultyColumns(row.problems);
  const values = Object.fromEntries(faults.map((column) => [column, row.raw[column]?.text]));
  return (
    <>
      {saved && <RowSaved row={saved} />}
      {faults.length > 0 ? (
        <details className="more" open={saved !== undefined || refused !== undefined}>
          <summary>{list.edit}</summary>
          <fetcher.Form method="post" action={to(page)} noValidate>
            <RowFields
              of={row.id}
              columns={faults}
              values={values}
              problems={row.problems}
              refused={refused}
            />
            <Actions>
              <Button small disabled={fetcher.state !== "idle"}>
                {edit.save}
              </Button>
              <TextLink to={page}>{list.whole}</TextLink>
            </Actions>
          </fetcher.Form>
        </details>
      ) : (
        !saved && <TextLink to={page}>{list.edit}</TextLink>
      )}
    </>
  );
}
