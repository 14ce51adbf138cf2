import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { todo } from "~/domain/batches/todo.server";
import { reportTodo } from "~/domain/reports/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useNow, useText } from "~/i18n/reader";
import { ReportTasks } from "~/parts/report-tasks";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { DeskTasks } from "./desk-tasks";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.nav.todo };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const reports = await show(reportTodo, { actor, input: {} });
  return {
    desks: await show(todo, { actor, input: {} }),
    reports: reports.filter(({ batch }) => batch !== null),
  };
};

export default function Home() {
  const { desks, reports } = useLoaderData<typeof loader>();
  const { organizer } = useText();
  const today = useFormat().day(useNow());
  const count = desks.reduce((sum, { tasks }) => sum + tasks.length, reports.length);
  return (
    <Page above={today} title={organizer.todo.title(count)}>
      <ReportTasks tasks={reports} />
      {desks.map(({ organizationId, name, tasks, first }) => (
        <Section key={organizationId} title={name}>
          <DeskTasks tasks={tasks} first={first} />
        </Section>
      ))}
      <Shortcuts items={[{ to: "/organizer/batches", label: organizer.batches.title }]} />
    </Page>
  );
}
