import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { leave } from "~/domain/accounts/leave.server";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { endSession } from "~/http/session.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Check } from "~/ui/field";

export const handle: Handle = { title: (text) => text.me.leaving.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await signedIn(request);
  return null;
};

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(leave, {
    actor: await signedIn(request),
    input: await formInput(request),
    then: async () => redirect(to(request, "/"), { headers: await endSession(request) }),
  });

export default function Leaving() {
  const { leaving, settings } = useText().me;
  return (
    <Confirm
      title={leaving.title}
      lead={leaving.lead}
      button={leaving.button}
      danger
      back={{ to: "/me/settings", label: settings.title }}
    >
      <p>{leaving.goes}</p>
      <p>{leaving.stays}</p>
      <Check name="sure" value="yes" label={leaving.sure} />
    </Confirm>
  );
}
