import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allocate } from "~/domain/funds/allocate.server";
import { proposals } from "~/domain/funds/propose.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { forbidden } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";
import { Outcome } from "./outcome";
import { Proposals } from "./proposals";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.propose.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  if (!fund.may.allocate) throw forbidden();
  return { ...(await show(proposals, { actor, input: params })), formKey: randomUUID() };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(allocate, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: ({ done, left }) => Response.json({ outcome: { done, left } }),
  });

export default function Allocate() {
  const proposed = useLoaderData<typeof loader>();
  const outcome = useActionData<{ outcome?: Outcome }>()?.outcome;
  const { propose } = useText().allocations;
  return (
    <Page
      title={outcome ? propose.done(outcome.done.length) : propose.title}
      lead={outcome ? undefined : propose.lead(proposed.days)}
    >
      {outcome ? (
        <Outcome slug={proposed.slug} outcome={outcome} />
      ) : (
        <Proposals proposed={proposed} />
      )}
    </Page>
  );
}
