import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimAtDesk, claimsOfBatch } from "~/domain/claims/queries.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { drawLink } from "~/http/claim-link.server";
import { useText } from "~/i18n/reader";
import { LinkSlip, type Slip } from "~/parts/link-slip";
import { LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Checks, Field } from "~/ui/field";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.recording.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request, { role: "coordinator" });
  const { batch } = await show(claimsOfBatch, { actor, input: { batchSlug: params.slug } });
  return batch;
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  return submit(recordClaim, {
    actor,
    input: { ...(await formInput(request)), batchSlug: params.slug },
    async then({ id, token }) {
      const { wish } = await show(claimAtDesk, { actor, input: { claimId: id } });
      return Response.json({ slip: await drawLink(request, token), wish: wish.title });
    },
  });
};

export default function Record() {
  const { slug, title } = useLoaderData<typeof loader>();
  const { desk } = useText().claims;
  const { recording } = desk;
  const answer = useActionData<{ slip?: Slip; wish: string }>();
  const here = `/organizer/batches/${slug}/claims`;
  if (answer?.slip)
    return (
      <Page
        title={desk.link.title}
        lead={desk.link.lead}
        crumbs={[{ to: here, label: title }]}
        narrow
      >
        <LinkSlip slip={answer.slip} wish={answer.wish}>
          <LinkButton kind="primary" to={`${here}/new`}>
            {recording.next}
          </LinkButton>
        </LinkSlip>
      </Page>
    );
  return (
    <Confirm
      title={recording.title}
      lead={recording.lead}
      button={recording.button}
      back={{ to: here, label: title }}
    >
      <Field name="number" label={recording.number} inputMode="numeric" />
      <Field name="name" label={recording.name} autoComplete="off" />
      <Field
        name="phone"
        type="tel"
        label={recording.phone}
        hint={recording.phoneHint}
        autoComplete="off"
      />
      <Checks
        name="way"
        legend={recording.way}
        value="ship"
        options={[
          { value: "ship", label: recording.ship },
          { value: "bring", label: recording.bring },
        ]}
      />
    </Confirm>
  );
}
