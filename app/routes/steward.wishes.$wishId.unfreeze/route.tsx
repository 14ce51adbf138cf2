import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unfreezeWish } from "~/domain/wishes/freeze-wish.server";
import { wishSeen } from "~/domain/wishes/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { WishToFreeze } from "~/parts/frozen-facts";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.wishes.unfreeze };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(wishSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(unfreezeWish, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/wishes/${params.wishId}/freeze`)),
  });

export default function UnfreezeWish() {
  const wish = useLoaderData<typeof loader>();
  const { steward, wishes } = useText();
  return (
    <Confirm
      title={`${wishes.number(wish.number)} ${wish.title}`}
      lead={steward.wishes.unfreezeLead}
      button={steward.wishes.unfreeze}
      back={{ to: "/steward", label: steward.search.back }}
    >
      <WishToFreeze wish={wish} />
    </Confirm>
  );
}
