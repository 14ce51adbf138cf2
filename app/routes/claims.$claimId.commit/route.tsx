import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { claimStep } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { submit, type Refused as Answer } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { CommitFields } from "~/parts/commit-fields";
import { useWrittenIn } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { title: (text) => text.claims.keep.button };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  claimStep(request, params.claimId!, "commit");

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const claimId = params.claimId!;
  return submit(commitClaim, {
    actor: await claimant(request, claimId),
    input: { ...(await formInput(request)), claimId },
    then: () => redirect(to(request, `/claims/${claimId}`)),
  });
};

export default function Commit() {
  const { id, wish, businesses } = useLoaderData<typeof loader>();
  const { keep } = useText().claims;
  return (
    <Confirm
      title={<span lang={useWrittenIn()}>{wish.title}</span>}
      button={keep.button}
      back={{ to: `/claims/${id}`, label: keep.back }}
    >
      <Over />
      <CommitFields businesses={businesses} />
    </Confirm>
  );
}

/** The claims that fill the cap: one of them has to go first. */
function Over() {
  const { keep, title } = useText().claims;
  const answer = useActionData<Answer>();
  const claims = answer?.errors.flatMap(({ about }) => (about?.claims as string[]) ?? []) ?? [];
  if (claims.length === 0) return null;
  return (
    <div>
      <p>{keep.over}</p>
      {claims.map((id, place) => (
        <TextLink key={id} to={`/claims/${id}/release`}>
          {title} {place + 1}
        </TextLink>
      ))}
    </div>
  );
}
