import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  chooseColumns,
  lookAtStatementColumns,
} from "~/domain/funds/statement/choose-columns.server";
import { dateOrders, flows } from "~/domain/funds/statement/columns";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Select } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { ColumnsOf } from "./columns-of";

export const handle: Handle = { hydrates: true, title: (text) => text.statements.columns.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtStatementColumns, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(chooseColumns, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/statements/${params.statementId}`)),
  });

export default function Columns() {
  const { id, slug, state, columns, doubts, dateOrder, flow } = useLoaderData<typeof loader>();
  const { columns: text } = useText().statements;
  return (
    <Page title={text.title} lead={text.lead}>
      {doubts.length > 0 && (
        <Callout>
          <b>{text.asked}</b>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{text.doubts[doubt]}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Panel>
        <Form>
          <Refused />
          <ColumnsOf columns={columns} />
          <Select
            name="dateOrder"
            label={text.dateOrder}
            value={dateOrder}
            options={dateOrders.map((value) => ({ value, label: text.dateOrders[value] }))}
          />
          <Checks
            name="flow"
            legend={text.flow}
            value={flow}
            options={flows.map((value) => ({ value, label: text.flows[value] }))}
          />
          {state === "open" && <p>{text.again}</p>}
          <Actions>
            <Button>{text.button}</Button>
            <TextLink to={`/fund/${slug}/statements/${id}`}>{text.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
