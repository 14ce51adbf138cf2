import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { wishPage } from "~/domain/wishes/queries.server";
import { reviseWish } from "~/domain/wishes/revise-wish.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { WishFields } from "~/parts/wish-fields";
import { Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page, Two } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { WishAside } from "./wish-aside";
import { WishRead } from "./wish-read";

export const handle: Handle<{ title: string }> = {
  hydrates: true,
  title: (_text, data) => data.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(wishPage, { actor: await staff(request), input: { wishId: params.wishId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseWish, {
    actor: await staff(request),
    input: { ...(await formInput(request)), wishId: params.wishId },
    then: () => redirect(to(request, `/organizer/wishes/${params.wishId}`)),
  });

export default function Wish() {
  const wish = useLoaderData<typeof loader>();
  const { drafts, wishes } = useText();
  const over = wish.state === "withdrawn" || wish.state === "granted";
  const [search] = useSearchParams();
  const notes = [
    search.has("known") && drafts.child.known,
    wish.sentBackNote && drafts.page.sentBack + wish.sentBackNote,
    wish.hidden &&
      (wish.hiddenReason ? drafts.page.hidden + wish.hiddenReason : drafts.page.hiddenByConcern),
    wish.state === "withdrawn" && drafts.page.withdrawn + wish.withdrawnReason,
    wish.isPublic && drafts.page.publicText,
  ].filter(Boolean);
  return (
    <Page
      above={`${wishes.number(wish.number)} · ${wish.alias}`}
      title={wish.title}
      crumbs={[
        { to: `/organizer/batches/${wish.batchSlug}`, label: wish.batchTitle },
        { label: wish.title },
      ]}
    >
      {notes.map((note) => (
        <Callout key={String(note)}>{note}</Callout>
      ))}
      <Two aside={<WishAside wish={wish} />}>
        {wish.may.keep && !over ? (
          <Panel title={drafts.wish.legend}>
            <Form revises>
              <Refused />
              <WishFields wish={wish} priceOnly={wish.isPublic} />
              <Button>{drafts.page.save}</Button>
            </Form>
          </Panel>
        ) : (
          <WishRead wish={wish} />
        )}
      </Two>
    </Page>
  );
}
