import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { printHandOverSheet } from "~/domain/deliveries/print-sheet.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { giftsIn } from "~/http/picking.server";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { specOf } from "~/parts/gift-line";
import { LeftOver, NoneOfPicked } from "~/parts/many-done";
import { Badge } from "~/ui/badge";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = { hydrates: true, title: (text) => text.print.handOver.title };

/** Opening the sheet is the look that is audited. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const input = giftsIn(request);
  if (!input) throw redirect(to(request, "/organizer/deliveries"));
  const sheet = await reveal(printHandOverSheet, { actor, input });
  const file = `/organizer/deliveries/sheet.pdf${new URL(request.url).search}`;
  return { ...sheet, file, batch: input.batch };
};

export default function HandOverSheet() {
  const { file, lines, left, more, batch } = useLoaderData<typeof loader>();
  const { deliveries, wishes, print } = useText();
  const { sheet, record } = deliveries;
  const title = print.handOver.title;
  const list = { to: "/organizer/deliveries", label: record.title };
  const crumbs = [list, { label: title }];
  const others = <LeftOver title={sheet.left} {...{ left, more }} />;
  if (lines.length === 0) {
    return (
      <Page {...{ title, crumbs }}>
        <NoneOfPicked title={print.handOver.none} {...{ batch, left, list }} />
        {others}
      </Page>
    );
  }
  return (
    <Page
      {...{ title, crumbs }}
      lead={sheet.lead}
      above={<Badge tone="stop">{sheet.secret}</Badge>}
    >
      <Actions>
        <LinkButton kind="primary" to={file}>
          {print.file}
        </LinkButton>
      </Actions>
      <Table
        label={title}
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
      {others}
    </Page>
  );
}
