import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lateClaims } from "~/domain/batches/todo.server";
import { textOfNumbers } from "~/domain/wishes/numbers";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText, useTo } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";
import { Shortcuts } from "~/ui/todo";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.todo.late.title };

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  claims: await show(lateClaims, { actor: await staff(request), input: {} }),
});

export default function Late() {
  const { claims } = useLoaderData<typeof loader>();
  const { common, organizer, wishes } = useText();
  const words = organizer.todo;
  const to = useTo();
  return (
    <Page title={words.late.title} lead={words.late.note}>
      <Shortcuts
        items={[...Map.groupBy(claims, ({ slug }) => slug)].map(([slug, inside]) => ({
          to: `/organizer/batches/${slug}/reminders?pick=${textOfNumbers(inside.map(({ number }) => number))}`,
          label: `${words.late.go}${common.colon}${inside[0]?.batch}`,
        }))}
      />
      <Table
        label={words.late.title}
        rows={claims}
        rowKey={({ id }) => id}
        empty={<Empty title={words.nothing}>{words.nothingWhy}</Empty>}
        columns={[
          {
            key: "wish",
            head: organizer.batch.thing,
            main: true,
            cell: ({ id, slug, number, title }) => (
              <a href={to(`/organizer/batches/${slug}/claims/${id}`)}>
                {`${wishes.number(number)} ${title}`}
              </a>
            ),
          },
          { key: "batch", head: organizer.nav.batches, cell: ({ batch }) => batch },
          {
            key: "state",
            head: organizer.batch.state,
            cell: ({ state }) => wishes.status[state === "sent" ? "sent" : "taken"],
          },
          { key: "due", head: organizer.late.due, cell: ({ dueAt }) => <Day at={dueAt} /> },
        ]}
      />
    </Page>
  );
}
