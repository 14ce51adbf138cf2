import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wishHistory } from "~/domain/claims/wish-history.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Entries } from "./entries";

export const handle: Handle = { hydrates: true, title: (text) => text.history.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(wishHistory, { actor: await staff(request), input: { wishId: params.wishId } });

export default function History() {
  const wish = useLoaderData<typeof loader>();
  const { history, wishes } = useText();
  const at = `/organizer/wishes/${wish.id}`;
  return (
    <Page
      above={`${wishes.number(wish.number)} · ${wish.title}`}
      title={history.title}
      lead={history.lead}
      crumbs={[
        { to: `/organizer/batches/${wish.slug}`, label: wish.batch },
        { to: at, label: wish.title },
        { label: history.link },
      ]}
      narrow
    >
      {wish.entries.length === 0 && <Empty title={history.none} />}
      <Entries entries={wish.entries} slug={wish.slug} timeZone={wish.timeZone} />
      <TextLink to={at}>{history.back}</TextLink>
    </Page>
  );
}
