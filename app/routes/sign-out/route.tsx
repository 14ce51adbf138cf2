import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { endSession } from "~/http/session.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: (text) => text.accounts.signOut.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await signedIn(request);
  return null;
};

export const action = async ({ request }: ActionFunctionArgs) =>
  redirect(to(request, "/"), { headers: await endSession(request) });

export default function SignOut() {
  const { accounts } = useText();
  return (
    <Confirm
      title={accounts.signOut.title}
      lead={accounts.signOut.lead}
      button={accounts.signOut.button}
      back={{ to: "/me", label: accounts.back }}
    />
  );
}
