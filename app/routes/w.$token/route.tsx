import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personOf, system } from "~/domain/actor";
import { confirmByLink } from "~/domain/deliveries/confirm-by-link.server";
import { giftsByLink } from "~/domain/deliveries/confirm-queries.server";
import { visitor } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { linesIn } from "~/http/hand-over.server";
import type { Handle } from "~/http/handle";
import { limit } from "~/http/limits.server";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";
import { WitnessForm } from "./witness-form";

export const handle: Handle = { title: (text) => text.deliveries.witness.title };

const witness = system("witness");

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await limit(request, "witness", { max: 60, seconds: 600 });
  const seen = await show(giftsByLink, { actor: witness, input: params });
  return { ...seen, clientId: randomUUID() };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  await limit(request, "witness", { max: 60, seconds: 600 });
  const actor = await visitor(request);
  const form = await formInput(request);
  return submit(confirmByLink, {
    actor: witness,
    input: { ...form, ...params, lines: linesIn(form), personId: actor ? personOf(actor) : null },
    then: () => redirect(to(request, "/w/thanks")),
  });
};

export default function Witness() {
  const { gifts, open, used, clientId } = useLoaderData<typeof loader>();
  const { witness: text } = useText().deliveries;
  if (!open) return <Page title={used ? text.used : text.over} lead={text.again} narrow />;
  if (gifts.length === 0) return <Page title={text.nothing} narrow />;
  return (
    <Page title={text.title} lead={text.lead} narrow>
      <WitnessForm gifts={gifts} clientId={clientId} />
    </Page>
  );
}
