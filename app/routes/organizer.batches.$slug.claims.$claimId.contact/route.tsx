import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimAtDesk } from "~/domain/claims/queries.server";
import { revealContact } from "~/domain/claims/reveal-contact.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Facts } from "~/ui/figures";
import { Page } from "~/ui/page";

type Contact = { name: string; phone: string | null; email: string | null };

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.contact.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(claimAtDesk, { actor: await staff(request), input: { claimId: params.claimId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(revealContact, {
    actor: await staff(request),
    input: { claimId: params.claimId },
    then: (contact) => Response.json({ contact }),
  });

export default function ContactDonor() {
  const { id, batch, wish } = useLoaderData<typeof loader>();
  const { contact, link } = useText().claims.desk;
  const answer = useActionData<{ contact?: Contact }>();
  const back = `/organizer/batches/${batch.slug}/claims/${id}`;
  if (!answer?.contact)
    return (
      <Confirm
        title={contact.title}
        lead={contact.lead}
        button={contact.show}
        back={{ to: back, label: wish.title }}
      />
    );
  const { name, phone, email } = answer.contact;
  return (
    <Page title={contact.title} narrow>
      <Facts
        items={[
          { label: contact.name, value: name || contact.none },
          { label: contact.phone, value: phone ?? contact.none },
          { label: contact.email, value: email ?? contact.none },
        ]}
      />
      <LinkButton to={back}>{link.done}</LinkButton>
    </Page>
  );
}
