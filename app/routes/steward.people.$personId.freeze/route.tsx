import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { freezePerson } from "~/domain/accounts/freeze-person.server";
import { personSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { PersonToFreeze } from "~/parts/frozen-facts";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.people.freeze };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(personSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(freezePerson, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/people/${params.personId}/unfreeze`)),
  });

export default function FreezePerson() {
  const person = useLoaderData<typeof loader>();
  const { steward } = useText();
  return (
    <Confirm
      title={person.name || person.email}
      lead={steward.people.freezeLead}
      button={steward.people.freeze}
      danger
      back={{ to: "/steward", label: steward.search.back }}
    >
      <PersonToFreeze person={person} />
    </Confirm>
  );
}
