import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unfreezePerson } from "~/domain/accounts/freeze-person.server";
import { personSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { PersonToFreeze } from "~/parts/frozen-facts";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.people.unfreeze };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(personSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(unfreezePerson, {
    actor: await stewardOnly(request),
    input: params,
    then: () => redirect(to(request, `/steward/people/${params.personId}/freeze`)),
  });

export default function UnfreezePerson() {
  const person = useLoaderData<typeof loader>();
  const { steward } = useText();
  return (
    <Confirm
      title={person.name || person.email}
      lead={steward.people.unfreezeLead}
      button={steward.people.unfreeze}
      back={{ to: "/steward", label: steward.search.back }}
    >
      <PersonToFreeze person={person} />
    </Confirm>
  );
}
