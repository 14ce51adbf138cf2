import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sheets } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.queue.title };

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  sheets: await show(sheets, { actor: await staff(request), input: {} }),
});

export default function Queue() {
  const waiting = useLoaderData<typeof loader>().sheets;
  const { consents, organizer } = useText();
  const words = consents.queue;
  const format = useFormat();
  return (
    <Page title={words.title} lead={words.lead}>
      <Table
        label={words.title}
        rows={waiting}
        rowKey={({ id }) => id}
        empty={
          <Empty
            title={words.none}
            action={{ to: "/organizer/batches", label: organizer.batches.title }}
          />
        }
        columns={[
          {
            key: "signed",
            head: words.signed,
            main: true,
            cell: ({ signedOn }) => <Day at={`${signedOn}T12:00:00+08:00`} />,
          },
          {
            key: "children",
            head: words.children,
            numeric: true,
            cell: ({ children }) => format.number(children),
          },
          { key: "by", head: words.by, cell: ({ by }) => by },
          {
            key: "open",
            head: words.open,
            bare: true,
            cell: ({ id }) => (
              <LinkButton small to={`/organizer/consents/${id}`}>
                {words.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Page>
  );
}
