import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { closeConcern } from "~/domain/concerns/close-concern.server";
import { outcomes } from "~/domain/concerns/life";
import { concernSeen } from "~/domain/concerns/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks, TextArea } from "~/ui/field";
import { Callout } from "~/ui/panel";

export const handle: Handle = { hydrates: true, title: (text) => text.concerns.closing.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(concernSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(closeConcern, {
    actor: await stewardOnly(request),
    input: { ...(await formInput(request)), concernId: params.concernId },
    then: () => redirect(to(request, "/steward/concerns")),
  });

export default function Closing() {
  const { id, hid, hidden, answers } = useLoaderData<typeof loader>();
  const { concerns } = useText();
  const { closing, one } = concerns;
  return (
    <Confirm
      title={closing.title}
      lead={closing.lead}
      button={closing.button}
      back={{ to: `/steward/concerns/${id}`, label: one.back }}
    >
      <Checks
        name="outcome"
        legend={closing.outcome}
        options={outcomes.map((value) => ({
          value,
          label: concerns.outcomes[value],
          hint: closing.hints[value],
        }))}
      />
      <TextArea name="note" label={closing.note} hint={closing.noteHint} maxLength={600} optional />
      {hid && hidden && <Callout>{closing.shows}</Callout>}
      {answers && <Callout>{closing.answers}</Callout>}
    </Confirm>
  );
}
