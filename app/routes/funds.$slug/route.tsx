import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicFund } from "~/domain/funds/public.server";
import { reportsOf } from "~/domain/reports/public.server";
import type { Handle } from "~/http/handle";
import { notFound } from "~/http/pages.server";
import { useText } from "~/i18n/reader";
import { ConcernLink } from "~/parts/concern-link";
import { fundData } from "~/parts/linked-data";
import { useLangOf } from "~/parts/language";
import { MoneyFlow } from "~/parts/money-flow";
import { PrintedAddress } from "~/parts/printed-address";
import { ReportList } from "~/parts/report-list";
import { Empty } from "~/ui/empty";
import { Page, Section, Two } from "~/ui/page";
import { Share } from "~/ui/share";
import { FundFacts } from "./fund-facts";
import { HowToGive } from "./how-to-give";

type Wire = Awaited<ReturnType<typeof loader>>;

export const handle: Handle<Wire> = {
  title: (_, { name }) => name,
  summary: (_, { purpose }) => purpose.slice(0, 160),
  listed: true,
  preview: ({ slug }) => `/funds/${slug}/preview.png`,
  told: fundData,
};

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const slug = params.slug ?? "";
  const [fund, reports] = await Promise.all([publicFund(slug), reportsOf({ fund: slug })]);
  if (!fund) throw notFound();
  return { ...fund, reports };
};

export default function FundPage() {
  const fund = useLoaderData<typeof loader>();
  const { funds: text } = useText();
  const written = useLangOf();
  const name = <span lang={written(fund.name)}>{fund.name}</span>;
  return (
    <Page crumbs={[{ to: "/funds", label: text.title }, { label: name }]} title={name}>
      <Two aside={<HowToGive fund={fund} />}>
        <p className="prose as-typed mb-6" lang={written(fund.purpose)}>
          {fund.purpose}
        </p>
        <FundFacts fund={fund} />
      </Two>
      <Share />
      <Section title={text.page.where}>
        <p className="prose">{text.page.whereNote}</p>
        {fund.flow.cameIn.minor === "0" ? (
          <Empty title={text.page.empty} drawing="lamp">
            {text.page.emptyNote}
          </Empty>
        ) : (
          <MoneyFlow flow={fund.flow} />
        )}
      </Section>
      <ReportList reports={fund.reports} always />
      <ConcernLink about={`fund:${fund.slug}`} />
      <PrintedAddress />
    </Page>
  );
}
