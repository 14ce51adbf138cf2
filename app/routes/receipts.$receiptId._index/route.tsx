import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteOfficialNumber } from "~/domain/funds/note-official-number.server";
import { receiptSeen } from "~/domain/funds/receipt-queries.server";
import { giver, trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { ReceiptFacts } from "./receipt-facts";

export const handle: Handle = { title: ({ receipts }) => receipts.page.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(receiptSeen, { actor: await giver(request), input: params });

/** The treasurer enters the official number, or mends it. */
export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(noteOfficialNumber, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), receiptId: params.receiptId },
    then: () => redirect(to(request, `/receipts/${params.receiptId}`)),
  });

export default function Receipt() {
  const receipt = useLoaderData<typeof loader>();
  const { desk: words, page: text, voiding, ...said } = useText().receipts;
  const { id, number, voided, desk, may, officialNumber } = receipt;
  const here = `/receipts/${id}`;
  return (
    <Page
      crumbs={[
        desk
          ? { to: `${desk}/receipts`, label: words.title }
          : { to: "/me/receipts", label: text.mine },
        { label: number },
      ]}
      above={<Badge tone={voided ? "stop" : "done"}>{voided ? said.void : said.holds}</Badge>}
      title={`${text.title} ${number}`}
      narrow
    >
      {voided && <Banner tone="stop">{text.tells}</Banner>}
      <Panel>
        <ReceiptFacts receipt={receipt} />
        <Actions>
          <LinkButton to={`${here}.pdf`} kind={may.mend ? undefined : "primary"}>
            {text.paper}
          </LinkButton>
          {may.mend && (
            <LinkButton to={`${here}/mending`} kind="primary">
              {words.mend}
            </LinkButton>
          )}
          {may.void && <TextLink to={`${here}/voiding`}>{voiding.title}</TextLink>}
        </Actions>
      </Panel>
      {may.note && (
        <Panel title={text.officialTitle}>
          <Form revises>
            <Refused />
            <Field
              name="officialNumber"
              label={text.official}
              hint={text.officialHint}
              value={officialNumber}
              maxLength={40}
              autoComplete="off"
            />
            <Actions>
              <Button>{text.save}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </Page>
  );
}
