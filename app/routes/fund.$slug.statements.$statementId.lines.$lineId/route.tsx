import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtStatementLine } from "~/domain/funds/statement/look-at-statement.server";
import { settleLine } from "~/domain/funds/statement/settle-line.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { SettleForm } from "~/parts/settle-form";
import { LineFrom, LineIs } from "~/parts/statement-line";
import { Answered } from "~/ui/answer";
import { TextLink } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { OtherPledge } from "./other-pledge";

export const handle: Handle<{ line: { number: number } }> = {
  hydrates: true,
  title: ({ statements }, { line }) =>
    filled(statements.line.title, { number: String(line.number) }),
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  search: new URL(request.url).search,
  ...(await reveal(lookAtStatementLine, { actor: await trustee(request), input: params })),
});

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const here = `/fund/${params.slug}/statements/${params.statementId}`;
  return submit(settleLine, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `${here}${new URL(request.url).search}#lines`)),
  });
};

export default function StatementLine() {
  const { id, slug, line, can, search } = useLoaderData<typeof loader>();
  const { line: text } = useText().statements;
  const format = useFormat();
  const list = `/fund/${slug}/statements/${id}`;
  const at = `${list}/lines/${line.id}${search}`;
  return (
    <Page title={filled(text.title, { number: String(line.number) })} narrow>
      <Panel>
        <Answered answer={useActionData()}>
          <Refused labels={{ reference: text.reference }} />
        </Answered>
        <Facts
          items={[
            { label: text.day, value: line.day ? format.day(`${line.day}T04:00:00.000Z`) : "" },
            {
              label: text.amount,
              value: line.amount ? <MoneyText exact value={line.amount} /> : "",
            },
            { label: text.from, value: <LineFrom line={line} /> },
            { label: text.is, value: <LineIs line={line} /> },
          ]}
        />
        {can.settle && <SettleForm line={line} at={at} alone />}
        {can.settle && line.canBeGift && <OtherPledge standing={line.standing} />}
      </Panel>
      <TextLink to={`${list}${search}`}>{text.back}</TextLink>
    </Page>
  );
}
