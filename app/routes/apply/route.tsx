import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { myApplications, myself } from "~/domain/accounts/queries.server";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page, Section } from "~/ui/page";
import { Applications } from "./applications";
import { ApplyForm } from "./form";

export const handle: Handle = {
  title: (text) => text.accounts.apply.title,
  summary: (text) => text.accounts.apply.lead,
};

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const [applications, { email }] = await Promise.all([
    show(myApplications, { actor, input: {} }),
    show(myself, { actor, input: {} }),
  ]);
  return { applications, email };
};

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(applyForOrganization, {
    request,
    actor: await signedIn(request),
    input: await formInput(request),
    then: () => redirect(to(request, "/apply")),
  });

export default function Apply() {
  const { applications, email } = useLoaderData<typeof loader>();
  const { accounts } = useText();
  const waits = applications.some(({ state }) => state === "applied");
  return (
    <Page title={accounts.apply.title} lead={accounts.apply.lead} narrow>
      {applications.length > 0 && (
        <Section title={accounts.apply.mine}>
          <Applications applications={applications} />
        </Section>
      )}
      {!waits && <ApplyForm email={email ?? undefined} />}
    </Page>
  );
}
