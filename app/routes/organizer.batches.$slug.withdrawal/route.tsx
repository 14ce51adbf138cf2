import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withdrawing, withdrawWishes } from "~/domain/wishes/withdraw-wishes.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";
import { TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.withdrawal.title };

export const loader = async (asked: LoaderFunctionArgs) =>
  onceOnly(await show(withdrawing, { actor: await staff(asked.request), input: pickOf(asked) }));

export const action = async (asked: ActionFunctionArgs) =>
  doMany(withdrawWishes, { ...asked, actor: await staff(asked.request) });

export default function Withdrawal() {
  const { rows, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.withdrawal;
  return (
    <BulkStep
      {...page}
      words={words}
      danger
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
