import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { notFound } from "~/http/pages.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { mailsTo } from "~/platform/practice/mailbox.server";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export const handle: Handle = { title: (text) => text.practice.title };

export const loader = async () => {
  if (!env().practice) throw notFound();
  const mails = await mailsTo();
  return mails.map(({ id, toEmail, subject, sentAt }) => ({
    id,
    toEmail,
    subject,
    sentAt: sentAt.toISOString(),
  }));
};

export default function Mailbox() {
  const mails = useLoaderData<typeof loader>();
  const text = useText().practice;
  return (
    <Page title={text.title} lead={text.lead}>
      <Table
        label={text.title}
        rows={mails}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "subject",
            head: text.subject,
            main: true,
            cell: ({ id, subject }) => <TextLink to={`/practice/mail/${id}`}>{subject}</TextLink>,
          },
          { key: "to", head: text.to, cell: ({ toEmail }) => toEmail },
          {
            key: "sentAt",
            head: text.sentAt,
            cell: ({ sentAt }) => <Day at={sentAt} as="dayTime" />,
          },
        ]}
        empty={<Empty title={text.empty}>{text.emptyBody}</Empty>}
      />
    </Page>
  );
}
