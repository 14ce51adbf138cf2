import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { depositsOf } from "~/domain/funds/deposit-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { DepositTable } from "./deposit-table";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.deposits.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const listed = await show(depositsOf, { actor, input: { ...params, after } });
  return { fund, deep: after !== "", ...listed };
};

export default function Deposits() {
  const { fund, waiting, decided, next, deep, mayOpen } = useLoaderData<typeof loader>();
  const { deposits: text } = useText().funds.desk;
  const here = `/fund/${fund.slug}/deposits`;
  const opened = mayOpen ? here : undefined;
  return (
    <Page title={text.title} lead={text.lead}>
      {!deep && (
        <Section
          title={text.waiting}
          action={
            fund.may.record && (
              <LinkButton to={`${here}/new`} kind="primary" small>
                {text.record}
              </LinkButton>
            )
          }
        >
          {waiting.length > 0 ? (
            <DepositTable here={opened} label={text.waiting} deposits={waiting} />
          ) : (
            <p>{text.none}</p>
          )}
        </Section>
      )}
      <Section title={text.decided}>
        {decided.length > 0 ? (
          <DepositTable here={opened} label={text.decided} deposits={decided} />
        ) : (
          <Empty title={text.nothingYet}>{text.nothingYetWhy}</Empty>
        )}
        {(next || deep) && (
          <Pager
            previous={deep ? { to: here, label: text.first } : undefined}
            next={
              next
                ? { to: `${here}?after=${encodeURIComponent(next)}`, label: text.next }
                : undefined
            }
          />
        )}
      </Section>
    </Page>
  );
}
