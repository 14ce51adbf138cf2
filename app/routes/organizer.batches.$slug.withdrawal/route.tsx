import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withdrawing, withdrawWishes } from "~/domain/wishes/withdraw-wishes.server";
import { toTell } from "~/domain/messages/to-tell.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";
import { aboutOnly, ToTellThem } from "~/parts/to-tell";
import { TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.withdrawal.title };

export async function loader(asked: LoaderFunctionArgs) {
  const looked = { actor: await staff(asked.request), input: pickOf(asked) };
  return onceOnly({ ...(await show(withdrawing, looked)), told: await show(toTell, looked) });
}

export const action = async (asked: ActionFunctionArgs) =>
  doMany(withdrawWishes, { ...asked, actor: await staff(asked.request) });

export default function Withdrawal() {
  const { rows, told, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.withdrawal;
  return (
    <BulkStep
      {...page}
      words={words}
      danger
      outcome={(done) => <ToTellThem told={aboutOnly(told, done)} />}
      rows={rows.map((row) => ({
        ...row,
        about: row.claimId && <span>{words.claimed}</span>,
        to: row.id ? `/organizer/wishes/${row.id}` : undefined,
      }))}
    >
      <TextArea name="reason" label={words.reason} rows={3} />
    </BulkStep>
  );
}
