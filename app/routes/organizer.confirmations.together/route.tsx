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
import { LeftOver, NoneOfPicked, outcomeIn, useNumbers } from "~/parts/many-done";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
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
  const { left, more, batch, ...asked } = useLoaderData<typeof loader>();
  const answer = useActionData<{ outcome?: { differing: number[] } }>();
  const outcome = outcomeIn(answer);
  const differing = answer?.outcome?.differing ?? [];
  const confirmed = (outcome?.done.length ?? 0) - differing.length;
  const numbers = useNumbers();
  const { confirm, together } = useText().deliveries;
  const back = { to: list, label: together.again };
  return (
    <Page
      title={outcome ? together.done(confirmed) : together.title}
      lead={outcome ? undefined : together.lead}
      crumbs={[{ to: list, label: confirm.title }, { label: together.title }]}
    >
      {differing.length > 0 && (
        <Callout>
          <p>
            {together.differing(differing.length)} <b>{numbers(differing)}</b>
          </p>
          <p>{together.differingNext}</p>
        </Callout>
      )}
      {!outcome && asked.gifts.length === 0 && (
        <NoneOfPicked title={together.nothing} {...{ batch, left }} list={back} />
      )}
      {!outcome && asked.gifts.length > 0 && <TogetherForm {...asked} />}
      <LeftOver
        title={outcome ? together.others : together.left}
        left={outcome ? outcome.left : left}
        more={!outcome && more}
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
