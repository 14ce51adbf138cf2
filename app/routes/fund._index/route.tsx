import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myFunds } from "~/domain/funds/desk-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";

export const handle: Handle = { hydrates: true, title: ({ site }) => site.fundDesk };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await trustee(request);
  const funds = await show(myFunds, { actor, input: {} });
  const [only, ...others] = funds;
  if (only && others.length === 0) throw redirect(to(request, `/fund/${only.slug}`));
  return { funds, charities: actor.memberships.filter(({ kind }) => kind === "charity") };
};

/** Whoever looks after several funds, as a host charity's people do, chooses one, or his charity's things. */
export default function Funds() {
  const { funds, charities } = useLoaderData<typeof loader>();
  const { funds: text, receipts } = useText();
  return (
    <Page title={text.mine.desks}>
      {funds.length > 0 ? (
        <Shortcuts items={funds.map(({ slug, name }) => ({ to: `/fund/${slug}`, label: name }))} />
      ) : (
        <Empty title={text.desk.none}>{text.desk.noneWhy}</Empty>
      )}
      {charities.length > 0 && (
        <Section title={receipts.goods.title}>
          <Shortcuts
            items={charities.map(({ slug, name }) => ({
              to: `/charity/${slug}/receipts`,
              label: name,
            }))}
          />
        </Section>
      )}
    </Page>
  );
}
