import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personByEmail } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { lookUp } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { FindPerson } from "~/parts/steward-search";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.search.title };

export async function loader({ request }: LoaderFunctionArgs) {
  await stewardOnly(request);
  return null;
}

export const action = async ({ request }: ActionFunctionArgs) =>
  lookUp(personByEmail, {
    actor: await stewardOnly(request),
    input: await formInput(request),
    then: ({ id, frozen }) =>
      redirect(to(request, `/steward/people/${id}/${frozen ? "unfreeze" : "freeze"}`)),
  });

export default function Find() {
  const { steward } = useText();
  return (
    <Page
      crumbs={[{ to: "/steward", label: steward.title }, { label: steward.search.title }]}
      title={steward.search.title}
      lead={steward.search.lead}
      narrow
    >
      <FindPerson />
    </Page>
  );
}
