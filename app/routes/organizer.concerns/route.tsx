import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { concernsTold } from "~/domain/concerns/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useThingName } from "~/parts/concern-thing";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = { hydrates: true, title: (text) => text.concerns.told.title };

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  told: await show(concernsTold, { actor: await staff(request), input: {} }),
});

export default function Told() {
  const { told } = useLoaderData<typeof loader>();
  const { concerns, letters } = useText();
  const { columns } = concerns.queue;
  const name = useThingName();
  return (
    <Page title={concerns.told.title} lead={concerns.told.lead}>
      <Table
        label={concerns.told.title}
        rows={told}
        rowKey={({ about, kind, reportedAt }) => `${about} ${kind} ${reportedAt}`}
        empty={<Empty title={concerns.told.none}>{concerns.told.noneWhy}</Empty>}
        columns={[
          {
            key: "thing",
            head: columns.thing,
            main: true,
            cell: (row) => (
              <TextLink
                to={
                  row.wishId ? `/organizer/wishes/${row.wishId}` : `/organizer/batches/${row.slug}`
                }
              >
                {name(row)}
              </TextLink>
            ),
          },
          { key: "batch", head: letters.facts.batch, cell: ({ batch }) => batch },
          { key: "kind", head: columns.kind, cell: ({ kind }) => concerns.kinds[kind] },
          { key: "at", head: columns.at, cell: ({ reportedAt }) => <Day at={reportedAt} /> },
          {
            key: "state",
            head: columns.state,
            cell: ({ hid }) => (hid ? concerns.told.hid : concerns.state.open),
          },
        ]}
      />
    </Page>
  );
}
