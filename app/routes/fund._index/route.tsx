import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myFunds } from "~/domain/funds/desk-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";

export const handle: Handle = { hydrates: true, title: ({ site }) => site.fundDesk };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const funds = await show(myFunds, { actor: await trustee(request), input: {} });
  const [only, ...others] = funds;
  if (only && others.length === 0) throw redirect(to(request, `/fund/${only.slug}`));
  return funds;
};

/** Whoever looks after several funds, as a host charity's people do, chooses one. */
export default function Funds() {
  const funds = useLoaderData<typeof loader>();
  const { funds: text } = useText();
  return (
    <Page title={text.mine.desks}>
      {funds.length > 0 ? (
        <Shortcuts items={funds.map(({ slug, name }) => ({ to: `/fund/${slug}`, label: name }))} />
      ) : (
        <Empty title={text.desk.none}>{text.desk.noneWhy}</Empty>
      )}
    </Page>
  );
}
