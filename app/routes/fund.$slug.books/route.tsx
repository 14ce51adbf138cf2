import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { books } from "~/domain/funds/books.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { Balances } from "./balances";
import { Entries } from "./entries";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.books.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const read = await show(books, { actor, input: { ...params, after } });
  return { fund, deep: after !== "", ...read };
};

export default function Books() {
  const { fund, accounts, outstanding, entries, next, deep } = useLoaderData<typeof loader>();
  const { books: text } = useText().funds.desk;
  const here = `/fund/${fund.slug}/books`;
  return (
    <Page title={text.title} lead={text.lead}>
      {!deep && <Balances accounts={accounts} outstanding={outstanding} />}
      <Section title={text.entries}>
        {entries.length > 0 ? (
          <Entries entries={entries} />
        ) : (
          <Empty title={text.empty}>{text.emptyWhy}</Empty>
        )}
        {(next || deep) && (
          <Pager
            previous={deep ? { to: here, label: text.first } : undefined}
            next={next ? { to: `${here}?after=${next}`, label: text.next } : undefined}
          />
        )}
      </Section>
    </Page>
  );
}
