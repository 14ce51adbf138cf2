import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseMyself } from "~/domain/accounts/revise-myself.server";
import { myself } from "~/domain/claims/queries.server";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Checks, Field } from "~/ui/field";
import { Facts } from "~/ui/figures";

export const handle: Handle = { title: (text) => text.me.settings.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(myself, { actor: await signedIn(request), input: {} });

export const action = async ({ request }: ActionFunctionArgs) =>
  submit(reviseMyself, {
    actor: await signedIn(request),
    input: await formInput(request),
    then: () => redirect(to(request, "/me")),
  });

export default function Settings() {
  const { name, email, locale } = useLoaderData<typeof loader>();
  const { settings, leaving } = useText().me;
  return (
    <Confirm
      title={settings.title}
      lead={settings.lead}
      button={settings.save}
      back={{ to: "/me", label: settings.back }}
    >
      <Facts items={[{ label: settings.email, value: email }]} />
      <Field
        name="name"
        label={settings.name}
        value={name}
        maxLength={80}
        autoComplete="name"
        optional
      />
      <Checks
        name="locale"
        legend={settings.locale}
        value={locale}
        options={[
          { value: "zh-CN", label: <span lang="zh-CN">{settings.zh}</span> },
          { value: "en", label: <span lang="en">{settings.en}</span> },
        ]}
      />
      <p>
        <TextLink to="/me/leaving">{leaving.title}</TextLink>
      </p>
    </Confirm>
  );
}
