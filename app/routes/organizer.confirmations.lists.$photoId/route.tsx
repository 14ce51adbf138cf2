import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { linesOfList } from "~/domain/deliveries/confirm-queries.server";
import { readSignedList } from "~/domain/deliveries/read-list.server";
import { lookAtPaper } from "~/domain/photos/look-at-paper.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { linesIn } from "~/http/hand-over.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Check } from "~/ui/field";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { ListForm } from "./list-form";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.readList.title };

/** Opening the paper is the look that is audited. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const lines = await show(linesOfList, { actor, input: params });
  const paper = await reveal(lookAtPaper, { actor, input: { ...params, purpose: "hand_over" } });
  return { ...lines, paper, clientId: randomUUID() };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return submit(readSignedList, {
    actor,
    input: { ...form, photoId: params.photoId, lines: linesIn(form) },
    then: () => redirect(to(request, "/organizer/confirmations")),
  });
};

export default function ReadList() {
  const list = useLoaderData<typeof loader>();
  const { confirm, readList } = useText().deliveries;
  const { paper } = list;
  return (
    <Page
      title={readList.title}
      lead={readList.lead}
      crumbs={[{ to: "/organizer/confirmations", label: confirm.title }, { label: readList.title }]}
    >
      {list.own && <Callout>{confirm.isOwn}</Callout>}
      <div className="list-beside">
        <div className="list-paper">
          <Check name="zoom" label={readList.zoom} />
          <section className="list-photo" tabIndex={0} aria-label={readList.paper}>
            <img src={paper.src} alt={readList.paper} width={paper.width} height={paper.height} />
          </section>
        </div>
        <div>
          {list.gifts.length === 0 && <Callout>{readList.nothing}</Callout>}
          {list.gifts.length > 0 && !list.own && <ListForm list={list} />}
        </div>
      </div>
    </Page>
  );
}
