import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { system } from "~/domain/actor";
import { myLines } from "~/domain/reports/donor-lines.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { limit } from "~/http/limits.server";
import { reportAsked } from "~/http/reports.server";
import { lookUp } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useReportNames } from "~/parts/report-name";
import { TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { AskForMine, Mine, type MyLine } from "./mine";

export const handle: Handle = { title: ({ reports }) => reports.mine.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { report } = await reportAsked(request, params.reportId);
  const { id, owner, batch, firstDay, lastDay } = report;
  return { id, owner, batch, firstDay, lastDay };
};

/** The code is in the form's body alone: no address, log or copy on the way has it. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  await limit(request, "report-code", { max: 20, seconds: 600 });
  return lookUp(myLines, {
    actor: system("report-lines"),
    input: { ...(await formInput(request)), ...params },
    then: (mine) => Response.json({ mine }, { headers: { "cache-control": "no-store" } }),
  });
};

type Answer = { mine?: { shared: boolean; lines: MyLine[] } };

export default function MinePage() {
  const report = useLoaderData<typeof loader>();
  const { mine } = useActionData<Answer>() ?? {};
  const { mine: text } = useText().reports;
  const { name } = useReportNames();
  return (
    <Page
      above={name(report)}
      title={mine ? text.found(mine.lines.length) : text.title}
      lead={mine ? undefined : text.lead}
      narrow
    >
      {mine && <Mine lines={mine.lines} shared={mine.shared} />}
      <AskForMine again={mine !== undefined} />
      <TextLink to={`/reports/${report.id}`}>{text.back}</TextLink>
    </Page>
  );
}
