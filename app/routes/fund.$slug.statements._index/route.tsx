import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { statementsOf } from "~/domain/funds/statement/queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { BringForm } from "./bring-form";
import { bringStatement } from "./bring-statement.server";
import { StatementTable } from "./statement-table";

export const handle: Handle = { hydrates: true, title: ({ statements }) => statements.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return { fund, ...(await show(statementsOf, { actor, input: { ...params, after } })) };
};

export const action = ({ request, params }: ActionFunctionArgs) =>
  bringStatement(request, params.slug);

export default function Statements() {
  const { fund, statements, next, deep, mayOpen } = useLoaderData<typeof loader>();
  const { title, lead, list } = useText().statements;
  const here = `/fund/${fund.slug}/statements`;
  return (
    <Page title={title} lead={lead}>
      {fund.may.record && !deep && <BringForm />}
      <Section title={list.title}>
        {statements.length > 0 ? (
          <StatementTable here={mayOpen ? here : undefined} statements={statements} />
        ) : (
          <Empty title={list.none}>{list.noneWhy}</Empty>
        )}
        {(next || deep) && (
          <Pager
            previous={deep ? { to: here, label: list.first } : undefined}
            next={
              next
                ? { to: `${here}?after=${encodeURIComponent(next)}`, label: list.next }
                : undefined
            }
          />
        )}
      </Section>
    </Page>
  );
}
