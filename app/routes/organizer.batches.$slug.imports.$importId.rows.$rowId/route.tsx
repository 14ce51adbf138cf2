import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtRow } from "~/domain/imports/look-at-rows.server";
import { reviseRow } from "~/domain/imports/revise-row.server";
import type { WireRowForm } from "~/domain/imports/shapes";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { RowChild, RowWishes } from "~/parts/import-row";
import { WhichChild } from "~/parts/import-others";
import { RowSaid, RowStandings } from "~/parts/import-said";
import { RowSaved } from "~/parts/import-saved";
import type { Answer } from "~/ui/answer";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Page, Two } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { EditRow } from "./edit-row";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.edit.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtRow, { actor: await staff(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseRow, {
    actor: await staff(request),
    input: { ...(await formInput(request)), importId: params.importId, rowId: params.rowId },
    then: (row) => Response.json({ row }),
  });

export default function ImportRow() {
  const row = useLoaderData<typeof loader>();
  const answer = useActionData<Answer | { row: WireRowForm }>();
  const { edit, list } = useText().imports;
  const at = `/organizer/batches/${row.slug}/imports/${row.importId}`;
  const saved = answer && "row" in answer;
  return (
    <Page
      title={list.row(row.row)}
      above={row.sheetName}
      lead={row.can.keep ? edit.lead : undefined}
    >
      {saved && <RowSaved row={row} />}
      <Two
        sticky
        aside={
          <Panel>
            <RowStandings row={row} />
            {row.child && <RowChild child={row.child} />}
            <RowWishes row={row} />
            <RowSaid row={row} />
            {(row.standing === "right" || row.standing === "refused") && (
              <WhichChild at={at} row={row} keeps={row.can.keep} />
            )}
          </Panel>
        }
      >
        {row.can.keep && (
          <EditRow row={row} refused={answer && "errors" in answer ? answer : undefined} />
        )}
      </Two>
      <Actions>
        {saved && row.standing !== "refused" && (
          <LinkButton to={`${at}?show=refused#rows`}>{edit.next}</LinkButton>
        )}
        {row.told && <LinkButton to={`${at}?show=refused#rows`}>{edit.next}</LinkButton>}
        <TextLink to={at}>{edit.back}</TextLink>
      </Actions>
    </Page>
  );
}
