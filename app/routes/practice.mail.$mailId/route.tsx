import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { notFound } from "~/http/pages.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { mailOf } from "~/platform/practice/mailbox.server";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { MailText } from "./mail-text";

export const handle: Handle<{ subject: string }> = { title: (_, { subject }) => subject };

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const mail = env().practice ? await mailOf(params.mailId!) : null;
  if (!mail) throw notFound();
  const { id, toEmail, subject, text, sentAt } = mail;
  return { id, toEmail, subject, text, sentAt: sentAt.toISOString() };
};

export default function MailPage() {
  const mail = useLoaderData<typeof loader>();
  const text = useText().practice;
  return (
    <Page title={mail.subject} crumbs={[{ to: "/practice/mail", label: text.title }]} narrow>
      <Facts
        items={[
          { label: text.to, value: mail.toEmail },
          { label: text.sentAt, value: <Day at={mail.sentAt} as="dayTime" /> },
        ]}
      />
      <Panel>
        <MailText text={mail.text} />
      </Panel>
      <TextLink to={`/practice/mail/${mail.id}/html`}>{text.drawn}</TextLink>
    </Page>
  );
}
