import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { acceptInvitation } from "~/domain/accounts/accept-invitation.server";
import { invitationSeen, myself } from "~/domain/accounts/queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page } from "~/ui/page";

export const handle: Handle = { title: (text) => text.accounts.invitation.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const [invitation, { email }] = await Promise.all([
    show(invitationSeen, { actor, input: params }),
    show(myself, { actor, input: {} }),
  ]);
  return { invitation, email };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(acceptInvitation, {
    request,
    actor: await signedIn(request),
    input: params,
    // Whoever is signed in goes on from there to the room he works in.
    then: () => redirect(to(request, "/sign-in")),
  });

export default function Invitation() {
  const { invitation, email } = useLoaderData<typeof loader>();
  const { accounts, common, letters } = useText();
  if (!invitation) {
    return (
      <Page title={accounts.invitation.title} narrow>
        <Empty
          title={accounts.invitation.notYours}
          action={{ to: "/sign-out", label: accounts.signOut.title }}
        >
          {accounts.invitation.notYoursWhy} <b>{email}</b>
        </Empty>
      </Page>
    );
  }
  return (
    <Confirm
      title={invitation.name}
      lead={accounts.invitation.lead}
      button={accounts.invitation.accept}
      back={{ to: "/", label: accounts.back }}
    >
      <Facts
        items={[
          { label: accounts.fields.kind, value: accounts.kinds[invitation.kind] },
          {
            label: accounts.roles,
            value: invitation.roles.map((role) => letters.roles[role]).join(common.comma),
          },
        ]}
      />
    </Confirm>
  );
}
