import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimsOfBatch } from "~/domain/claims/queries.server";
import { recordClaims } from "~/domain/claims/record-claims.server";
import { drawLink } from "~/http/claim-link.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks, Field } from "~/ui/field";
import { Recorded, type Answer } from "./recorded";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.recording.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await staff(request, { role: "coordinator" });
  const { batch } = await show(claimsOfBatch, { actor, input: { batchSlug: params.slug } });
  return batch;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(recordClaims, {
    actor: await staff(request),
    input: { ...(await formInput(request)), batchSlug: params.slug },
    async then({ claims, left }) {
      const slips = claims.map(async ({ token, number, title }) => ({
        ...(await drawLink(request, token)),
        ...{ number, wish: title },
      }));
      return Response.json({ slips: await Promise.all(slips), left } satisfies Answer);
    },
  });

export default function Record() {
  const { slug, title } = useLoaderData<typeof loader>();
  const { recording } = useText().claims.desk;
  const answer = useActionData<Partial<Answer>>();
  const here = `/organizer/batches/${slug}/claims`;
  if (answer?.slips)
    return <Recorded slips={answer.slips} left={answer.left ?? []} here={here} title={title} />;
  return (
    <Confirm
      title={recording.title}
      lead={recording.lead}
      button={recording.button}
      back={{ to: here, label: title }}
    >
      <Field name="numbers" label={recording.numbers} hint={recording.numbersHint} />
      <Field name="name" label={recording.name} autoComplete="off" maxLength={60} />
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
      <Field
        name="bringOn"
        type="date"
        label={recording.bringOn}
        hint={recording.bringOnHint}
        optional
      />
    </Confirm>
  );
}
