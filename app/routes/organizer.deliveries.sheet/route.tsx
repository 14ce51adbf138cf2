import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { printHandOverSheet } from "~/domain/deliveries/print-sheet.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { specOf } from "~/parts/gift-line";
import { Badge } from "~/ui/badge";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.sheet.title };

/** Opening the sheet is the look that is audited. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const claimIds = new URL(request.url).searchParams.getAll("claimIds");
  if (claimIds.length === 0) throw redirect(to(request, "/organizer/deliveries"));
  return reveal(printHandOverSheet, { actor, input: { claimIds } });
};

export default function HandOverSheet() {
  const lines = useLoaderData<typeof loader>();
  const { deliveries, wishes } = useText();
  const { sheet, record } = deliveries;
  return (
    <Page
      title={sheet.title}
      lead={sheet.lead}
      above={<Badge tone="stop">{sheet.secret}</Badge>}
      crumbs={[{ to: "/organizer/deliveries", label: record.title }, { label: sheet.title }]}
    >
      <Table
        label={sheet.title}
        rows={lines}
        rowKey={({ claimId }) => claimId}
        columns={[
          { key: "number", head: sheet.number, cell: ({ number }) => wishes.number(number) },
          {
            key: "thing",
            head: sheet.thing,
            main: true,
            cell: (line) => `${line.title} ${specOf(line)}`,
          },
          { key: "child", head: sheet.child, cell: ({ legalName }) => legalName },
          { key: "place", head: sheet.place, cell: (line) => `${line.school} ${line.village}` },
          { key: "sign", head: sheet.sign, cell: () => "" },
        ]}
      />
    </Page>
  );
}
