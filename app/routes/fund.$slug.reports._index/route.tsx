import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fundReports } from "~/domain/reports/queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { atNoon } from "~/i18n/report-texts";
import { DeskReports } from "~/parts/report-desk-list";
import { Banner } from "~/ui/banner";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(fundReports, { actor: await trustee(request), input: params });

export default function Reports() {
  const { slug, reports, due, may } = useLoaderData<typeof loader>();
  const { desk: text } = useText().reports;
  const format = useFormat();
  const at = `/fund/${slug}/reports`;
  const said = due && (due.late ? text.late : due.closed ? text.closedDue : text.due);
  return (
    <Page title={text.title} lead={text.lead}>
      <Banner tone={due?.late ? "stop" : "wait"}>
        {due && said ? filled(said, { day: format.day(atNoon(due.on)) }) : text.done}
      </Banner>
      <p className="prose">{text.dueNote}</p>
      {may.compose && (
        <Actions>
          <LinkButton kind="primary" to={`${at}/new`}>
            {text.compose}
          </LinkButton>
        </Actions>
      )}
      <DeskReports reports={reports} at={at} none={{ title: text.none, why: text.noneWhy }} />
    </Page>
  );
}
