import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giftsToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { confirmMany } from "~/domain/deliveries/confirm-many.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { decisionsIn, linesIn } from "~/http/hand-over.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { pickedIn } from "~/http/picking.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LeftOver, outcomeIn } from "~/parts/many-done";
import { Actions, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { TogetherForm } from "./together-form";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.together.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const { searchParams } = new URL(request.url);
  const delivery = searchParams.get("delivery") ?? undefined;
  const batch = searchParams.get("batch") ?? "";
  const claimIds = searchParams.getAll("claimIds");
  if (!delivery && !batch && claimIds.length === 0) throw redirect(to(request, list));
  const input = { delivery, batch, claimIds, pick: pickedIn(request) };
  const asked = await show(giftsToConfirm, { actor, input });
  return { ...asked, batch, clientId: randomUUID() };
};

const list = "/organizer/confirmations";

export const action = async ({ request }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return submit(confirmMany, {
    actor,
    input: { ...form, lines: linesIn(form), photos: decisionsIn(form) },
    then: (outcome) => Response.json({ outcome }),
  });
};

export default function Together() {
  const { left, ...asked } = useLoaderData<typeof loader>();
  const outcome = outcomeIn(useActionData());
  const { confirm, together } = useText().deliveries;
  const nothing = !outcome && asked.gifts.length === 0;
  return (
    <Page
      title={outcome ? together.done(outcome.done.length) : together.title}
      lead={outcome ? undefined : together.lead}
      crumbs={[{ to: list, label: confirm.title }, { label: together.title }]}
    >
      {nothing && <Empty title={together.nothing} action={{ to: list, label: together.again }} />}
      {!outcome && asked.gifts.length > 0 && <TogetherForm {...asked} />}
      <LeftOver
        title={outcome ? together.others : together.left}
        left={outcome ? outcome.left : left}
      />
      {outcome && (
        <Actions>
          <LinkButton kind="primary" to={list}>
            {together.again}
          </LinkButton>
        </Actions>
      )}
    </Page>
  );
}
