import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donorInvitations } from "~/domain/funds/donor-invitations.server";
import { inviteDonor } from "~/domain/funds/invite-donor.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { localeOfRequest, to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { Copy } from "~/ui/copy";
import { Page, Section, Two } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { DonorForm, DonorList } from "./donors";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.donors.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  return { fund, ...(await show(donorInvitations, { actor, input: params })) };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(inviteDonor, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params, locale: localeOfRequest(request) },
    then: ({ token }) =>
      env().mail === "none"
        ? Response.json({ link: env().publicUrl + to(request, `/pledge/${token}`) })
        : redirect(to(request, `/fund/${params.slug}/donors`)),
  });

export default function Donors() {
  const { fund, asks, invitations } = useLoaderData<typeof loader>();
  const answer = useActionData<{ link?: string }>();
  const { donors: text } = useText().funds.desk;
  if (!asks) return <Page title={text.title} lead={text.notAsked} />;
  return (
    <Page title={text.title} lead={text.lead}>
      {answer?.link && (
        <Callout>
          {text.copyLink}
          <Copy text={answer.link} />
        </Callout>
      )}
      <Two aside={<DonorForm key={invitations[0]?.id} />}>
        <Section title={text.open}>
          <DonorList slug={fund.slug} invitations={invitations} />
        </Section>
      </Two>
    </Page>
  );
}
