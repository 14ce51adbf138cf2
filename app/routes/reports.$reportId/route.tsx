import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReportLine } from "~/domain/reports/wire";
import type { Handle } from "~/http/handle";
import { reportAsked } from "~/http/reports.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { ConcernLink } from "~/parts/concern-link";
import { useLangOf } from "~/parts/language";
import { reportData } from "~/parts/linked-data";
import { PrintedAddress } from "~/parts/printed-address";
import { Breakdowns, WhenGranted } from "~/parts/report-counts";
import { DeliveryLines, PurchaseLines, spentOn } from "~/parts/report-lines";
import { AccountTable, ReportFlow } from "~/parts/report-money";
import { useReportNames } from "~/parts/report-name";
import { Page, Section, Two } from "~/ui/page";
import { Share } from "~/ui/share";
import { ReportCheck } from "./report-check";
import { ReportHeadline } from "./report-headline";
import { ReportPhotos, WhatFailed, WhatWasLearned } from "./report-words";

type Wire = Awaited<ReturnType<typeof loader>>;
const said = ({ batch, owner, firstDay, lastDay }: Wire) => ({
  name: batch?.title ?? owner,
  period: `${firstDay} – ${lastDay}`,
});

export const handle: Handle<Wire> = {
  title: ({ reports }, report) => filled(reports.of, said(report)),
  summary: ({ reports }, report) => filled(reports.summary, said(report)),
  listed: true,
  preview: ({ id }) => `/reports/${id}/preview.png`,
  feed: "/feeds/reports.xml",
  told: reportData,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  (await reportAsked(request, params.reportId)).report;

export default function ReportPage() {
  const report = useLoaderData<typeof loader>();
  const { reports: text, funds, site } = useText();
  const written = useLangOf();
  const { name, period } = useReportNames();
  const { money, wishes, batch, lines } = report;
  const of = (kind: ReportLine["kind"]) => lines.filter((line) => line.kind === kind);
  const { sum, delivered } = spentOn(lines);
  const above = batch
    ? { list: "/batches", label: site.batches, to: `/batches/${batch.slug}` }
    : { list: "/funds", label: funds.title, to: `/funds/${report.fund}` };
  return (
    <Page
      crumbs={[
        { to: above.list, label: above.label },
        {
          to: above.to,
          label: (
            <span lang={written(batch?.title ?? report.owner)}>{batch?.title ?? report.owner}</span>
          ),
        },
        { label: period(report) },
      ]}
      above={report.version > 1 ? text.version(report.version) : undefined}
      title={name(report)}
    >
      <ReportHeadline report={report} />
      <Two aside={<ReportCheck report={report} />}>
        {report.intro && (
          <p className="prose as-typed" lang={written(report.intro)}>
            {report.intro}
          </p>
        )}
        {money ? (
          <AccountTable money={money} late={report.late} />
        ) : (
          <p className="prose">{text.money.none}</p>
        )}
      </Two>
      <Share />
      {money && (
        <Section title={text.money.title}>
          <ReportFlow money={money} delivered={delivered} />
        </Section>
      )}
      {lines.length + wishes.posted + wishes.taken > 0 ? (
        <>
          <WhenGranted wishes={wishes} />
          <Breakdowns wishes={wishes} />
          {money && (
            <PurchaseLines
              lines={of("purchase")}
              sum={{ minor: sum.toString(), currency: money.closing.currency }}
            />
          )}
          <DeliveryLines lines={of("delivery")} />
        </>
      ) : (
        <Section title={text.wishes.granted}>
          <p className="prose">{text.wishes.nothing}</p>
        </Section>
      )}
      <WhatFailed report={report} />
      <WhatWasLearned report={report} />
      <ReportPhotos photos={report.photos} />
      <ConcernLink about={`report:${report.id}`} />
      <PrintedAddress />
    </Page>
  );
}
