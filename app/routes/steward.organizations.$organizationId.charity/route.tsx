import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { goodsHostSeen, keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { steward } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Select } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ receipts }) => receipts.steward.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const input = { organizerId: params.organizationId };
  return show(goodsHostSeen, { actor: await steward(request), input });
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(keepGoodsHost, {
    actor: await steward(request),
    input: { ...(await formInput(request)), organizerId: params.organizationId },
    then: () => redirect(to(request, `/steward/organizations/${params.organizationId}`)),
  });

export default function GoodsHost() {
  const { id, charityId, charities } = useLoaderData<typeof loader>();
  const { steward: text } = useText().receipts;
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.save}
      revises
      back={{ to: `/steward/organizations/${id}`, label: text.back }}
    >
      <Select
        name="charityId"
        label={text.label}
        value={charityId ?? ""}
        blank={text.nobody}
        options={charities.map((one) => ({ value: one.id, label: one.name }))}
        optional
      />
    </Confirm>
  );
}
