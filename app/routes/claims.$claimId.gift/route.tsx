import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hopeForStock } from "~/domain/deliveries/hope-for-stock.server";
import { giftOfClaim } from "~/domain/deliveries/stock-queries.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";

export const handle: Handle = { title: (text) => text.hub.gift.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await claimant(request, params.claimId!);
  return show(giftOfClaim, { actor, input: params });
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  return submit(hopeForStock, {
    actor: await claimant(request, claimId),
    input: { ...(await formInput(request)), claimId },
    then: () => redirect(to(request, `/claims/${claimId}/gift`)),
  });
};

export default function Gift() {
  const { claimId, gift } = useLoaderData<typeof loader>();
  const { gift: text } = useText().hub;
  const back = { to: `/claims/${claimId}`, label: text.back };
  if (gift?.state !== "waiting")
    return (
      <Page title={text.title} narrow>
        <Callout>{gift ? text[gift.state] : text.none}</Callout>
        {gift?.givenClaimId && (
          <TextLink to={`/claims/${gift.givenClaimId}`}>{text.toNew}</TextLink>
        )}{" "}
        <TextLink to={back.to}>{back.label}</TextLink>
      </Page>
    );
  return (
    <Confirm title={text.title} lead={text.lead} button={text.button} back={back}>
      {gift.hope && <Callout>{text.told}</Callout>}
      <Checks
        name="hope"
        legend={text.hope}
        value={gift.hope ?? undefined}
        options={[
          { value: "give", label: text.give, hint: text.giveHint },
          { value: "return", label: text.return, hint: text.returnHint },
        ]}
      />
    </Confirm>
  );
}
