import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fundTodo } from "~/domain/funds/todo.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { reportsWaiting } from "~/http/reports.server";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { ReportTasks } from "~/parts/report-tasks";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { FundTasks } from "./fund-tasks";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.nav.todo };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const tasks = await show(fundTodo, { actor, input: params });
  return { fund, tasks, ...(await reportsWaiting(actor, fund.slug)) };
};

export default function Home() {
  const { fund, tasks, waiting, due } = useLoaderData<typeof loader>();
  const { desk } = useText().funds;
  const written = useLangOf();
  return (
    <Page
      above={
        <span lang={written(filled(desk.hosted, { host: fund.hostName }))}>
          {filled(desk.hosted, { host: fund.hostName })}
        </span>
      }
      title={desk.todo.title(tasks.length + waiting.length + (due ? 1 : 0))}
    >
      <Section title={<span lang={written(fund.name)}>{fund.name}</span>}>
        <ReportTasks tasks={waiting} due={due} />
        {(tasks.length > 0 || (waiting.length === 0 && !due)) && (
          <FundTasks slug={fund.slug} hostSlug={fund.hostSlug} tasks={tasks} />
        )}
      </Section>
      <Shortcuts
        items={[
          ...(fund.may.record
            ? [{ to: `/fund/${fund.slug}/deposits/new`, label: desk.deposits.record }]
            : []),
          { to: `/funds/${fund.slug}`, label: desk.public },
        ]}
      />
    </Page>
  );
}
