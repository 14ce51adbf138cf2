import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelClaims, cancelling } from "~/domain/claims/cancel-claims.server";
import { toTell } from "~/domain/messages/to-tell.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";
import { useClaimant } from "~/parts/claimant";
import { aboutOnly, ToTellThem } from "~/parts/to-tell";
import { TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.cancellation.title };

export async function loader(asked: LoaderFunctionArgs) {
  const looked = { actor: await staff(asked.request), input: pickOf(asked) };
  return onceOnly({ ...(await show(cancelling, looked)), told: await show(toTell, looked) });
}

export const action = async (asked: ActionFunctionArgs) =>
  doMany(cancelClaims, { ...asked, actor: await staff(asked.request) });

export default function Cancellation() {
  const { rows, told, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.cancellation;
  const called = useClaimant();
  const claims = `/organizer/batches/${page.batch.slug}/claims`;
  return (
    <BulkStep
      {...page}
      words={words}
      danger
      outcome={(done) => <ToTellThem told={aboutOnly(told, done)} />}
      rows={rows.map(({ claimant, ...row }) => ({
        ...row,
        about: claimant && <span>{called(claimant)}</span>,
        to: row.claimId ? `${claims}/${row.claimId}` : undefined,
      }))}
    >
      <TextArea name="reason" label={words.reason} rows={3} />
    </BulkStep>
  );
}
