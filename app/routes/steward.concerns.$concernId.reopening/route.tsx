import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reopenConcern } from "~/domain/concerns/close-concern.server";
import { concernSeen } from "~/domain/concerns/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.concerns.reopening.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(concernSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reopenConcern, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/concerns/${params.concernId}`)),
  });

export default function Reopening() {
  const { id } = useLoaderData<typeof loader>();
  const { one, reopening } = useText().concerns;
  return (
    <Confirm
      title={reopening.title}
      lead={reopening.lead}
      button={reopening.button}
      back={{ to: `/steward/concerns/${id}`, label: one.back }}
    />
  );
}
