import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parcelAtHub } from "~/domain/deliveries/queries.server";
import { uncheck } from "~/domain/deliveries/uncheck.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Empty } from "~/ui/empty";
import { Checks } from "~/ui/field";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.hub.undoing.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(parcelAtHub, { actor: await staff(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(uncheck, {
    actor: await staff(request),
    input: await formInput(request),
    then: () => redirect(to(request, `/organizer/hub/${params.key}`)),
  });

export default function Undo() {
  const { key, done } = useLoaderData<typeof loader>();
  const { hub } = useText();
  const { undoing: text } = hub;
  const gifts = done.filter(({ undoable }) => undoable);
  if (gifts.length === 0)
    return (
      <Page title={text.title} narrow>
        <Empty title={text.nothing}>
          <LinkButton to="/organizer/hub">{hub.back}</LinkButton>
        </Empty>
      </Page>
    );
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      back={{ to: `/organizer/hub/${key}`, label: hub.just.look }}
    >
      <Checks
        name="claimIds"
        legend={text.pick}
        type="checkbox"
        value={gifts.map(({ claimId }) => claimId)}
        options={gifts.map((gift) => ({
          value: gift.claimId,
          label: <GiftLine gift={gift} />,
        }))}
      />
    </Confirm>
  );
}
