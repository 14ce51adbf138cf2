import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { batchReports } from "~/domain/reports/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { DeskReports } from "~/parts/report-desk-list";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(batchReports, { actor: await staff(request), input: params });

export default function Reports() {
  const { slug, title, state, reports, may } = useLoaderData<typeof loader>();
  const { desk: text } = useText().reports;
  const board = `/organizer/batches/${slug}`;
  const at = `${board}/reports`;
  return (
    <Page
      crumbs={[{ to: board, label: title }, { label: text.title }]}
      title={text.title}
      lead={text.lead}
    >
      {may.compose && state === "closed" && reports.length === 0 && (
        <Actions>
          <LinkButton kind="primary" to={`${at}/new`}>
            {text.compose}
          </LinkButton>
        </Actions>
      )}
      <DeskReports
        reports={reports}
        at={at}
        none={{ title: text.batchNone, why: text.batchNoneWhy }}
      />
    </Page>
  );
}
