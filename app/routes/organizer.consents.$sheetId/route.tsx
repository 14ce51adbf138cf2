import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveSheet } from "~/domain/privacy/approve-sheet.server";
import type { ConsentScope } from "~/domain/privacy/input";
import { sheetPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.sheet.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(sheetPage, { actor: await staff(request), input: { sheetId: params.sheetId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveSheet, {
    actor: await staff(request),
    input: { sheetId: params.sheetId },
    then: () => redirect(to(request, "/organizer/consents")),
  });

export default function Sheet() {
  const sheet = useLoaderData<typeof loader>();
  const { consents, photos, wishes } = useText();
  const words = consents.sheet;
  const day = (date: string) => <Day at={`${date}T12:00:00+08:00`} />;
  return (
    <Page title={words.title}>
      <Facts
        items={[
          { label: consents.queue.signed, value: day(sheet.signedOn) },
          { label: consents.queue.by, value: sheet.recordedBy },
          { label: consents.print.version, value: sheet.textVersion },
        ]}
      />
      {sheet.approvedAt && <Callout>{words.done}</Callout>}
      {sheet.mine && !sheet.approvedAt && <Callout>{words.mine}</Callout>}
      <Table
        label={consents.record.children}
        rows={sheet.consents}
        rowKey={({ childId }) => childId}
        columns={[
          {
            key: "wishes",
            head: words.wishes,
            main: true,
            cell: (row) =>
              row.wishes.map((one) => `${wishes.number(one.number)} ${one.alias}`).join(" · "),
          },
          { key: "giver", head: words.giver, cell: ({ giver }) => consents.givers[giver] },
          {
            key: "scopes",
            head: consents.record.agreed,
            cell: ({ scopes }) =>
              scopes.map((scope) => consents.short[scope as ConsentScope]).join(" · "),
          },
          {
            key: "until",
            head: consents.record.expiresOn,
            cell: ({ expiresOn }) => day(expiresOn),
          },
        ]}
      />
      <Form>
        <Refused />
        <Actions>
          {sheet.mayApprove && <Button>{words.go}</Button>}
          <TextLink to={`/organizer/consents/${sheet.id}/scans`}>{photos.scans}</TextLink>
          <TextLink to="/organizer/consents">{words.back}</TextLink>
        </Actions>
      </Form>
    </Page>
  );
}
