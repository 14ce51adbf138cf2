import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { todo, type Task } from "~/domain/batches/todo.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useNow, useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts, ToDoList } from "~/ui/todo";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.nav.todo };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await staff(request);
  const mine = actor.memberships.filter(({ kind }) => kind === "organizer");
  const desks = mine.map(async ({ organizationId, name }) => ({
    name,
    tasks: await show(todo, { actor, input: { organizationId } }),
  }));
  return { desks: await Promise.all(desks) };
}

const ways: Record<Task, string> = {
  late: "/organizer/late",
  sentBack: "/organizer/batches",
  consents: "/organizer/consents",
  texts: "/organizer/review",
  publish: "/organizer/batches",
  checkIn: "/organizer/hub",
  deliver: "/organizer/deliveries",
  confirm: "/organizer/confirmations",
  photos: "/organizer/photos",
};

export default function Home() {
  const { desks } = useLoaderData<typeof loader>();
  const { organizer } = useText();
  const today = useFormat().day(useNow());
  const count = desks.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return (
    <Page above={today} title={organizer.todo.title(count)}>
      {desks.map(({ name, tasks }) => (
        <Section key={name} title={name}>
          {tasks.length > 0 ? (
            <ToDoList
              items={tasks.map((task) => ({
                count: task.count,
                title: organizer.todo[task.task].title,
                note: organizer.todo[task.task].note,
                to: ways[task.task],
                action: organizer.todo[task.task].go,
                late: task.task === "late",
              }))}
            />
          ) : (
            <Empty title={organizer.todo.nothing}>{organizer.todo.nothingWhy}</Empty>
          )}
        </Section>
      ))}
      <Shortcuts items={[{ to: "/organizer/batches", label: organizer.batches.title }]} />
    </Page>
  );
}
