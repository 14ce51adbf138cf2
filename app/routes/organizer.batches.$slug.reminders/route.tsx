import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { remindClaims, reminding } from "~/domain/claims/remind-claims.server";
import { toTell } from "~/domain/messages/to-tell.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";
import { useClaimant } from "~/parts/claimant";
import { aboutOnly, AllTold, noticesOf } from "~/parts/to-tell";
import { inTheirWords } from "./in-their-words.server";
import { TextsToPass } from "./texts-to-pass";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.reminders.title };

export async function loader(asked: LoaderFunctionArgs) {
  const looked = { actor: await staff(asked.request), input: pickOf(asked) };
  const page = inTheirWords(await show(reminding, looked));
  return onceOnly({ ...page, told: await show(toTell, looked) });
}

export const action = async (asked: ActionFunctionArgs) =>
  doMany(remindClaims, { ...asked, actor: await staff(asked.request) });

export default function Reminders() {
  const { rows, told, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.reminders;
  const format = useFormat();
  const claims = `/organizer/batches/${page.batch.slug}/claims`;
  const called = useClaimant();
  type Claim = NonNullable<(typeof rows)[number]["claim"]>;
  const about = (claim: Claim) =>
    [
      called(claim),
      claim.dueAt && `${words.due} ${format.day(claim.dueAt, page.batch.timeZone)}`,
      claim.mailed ? words.mail : words.copy,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <BulkStep
      {...page}
      words={words}
      rows={rows.map(({ claim, ...row }) => ({
        ...row,
        claimId: claim?.id ?? null,
        about: claim && <span>{about(claim)}</span>,
        to: claim ? `${claims}/${claim.id}` : undefined,
      }))}
      outcome={(done) => (
        <>
          <TextsToPass rows={rows.filter(({ number }) => done.includes(number))} claims={claims} />
          <AllTold slug={page.batch.slug} seen={noticesOf(aboutOnly(told, done), "claim-due")} />
        </>
      )}
    />
  );
}
