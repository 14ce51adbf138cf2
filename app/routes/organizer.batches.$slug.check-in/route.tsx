import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkingIn, checkInMany } from "~/domain/deliveries/check-in-many.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.checkIn.title };

export const loader = async (asked: LoaderFunctionArgs) =>
  onceOnly(await show(checkingIn, { actor: await staff(asked.request), input: pickOf(asked) }));

export const action = async (asked: ActionFunctionArgs) =>
  doMany(checkInMany, { ...asked, actor: await staff(asked.request) });

export default function CheckInMany() {
  const { rows, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.checkIn;
  return (
    <BulkStep
      {...page}
      words={words}
      rows={rows.map(({ way, ...row }) => ({
        ...row,
        about: way && <span>{words.way[way]}</span>,
        to: row.claimId ? `/organizer/hub/${row.claimId}` : undefined,
      }))}
    />
  );
}
