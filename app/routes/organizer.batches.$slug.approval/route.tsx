import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approvePicked, readPicked } from "~/domain/wishes/approve-picked.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";
import { TextRead } from "./text-read";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.approval.title };

export const loader = async (asked: LoaderFunctionArgs) => {
  const actor = await staff(asked.request, { role: "reviewer" });
  return onceOnly(await reveal(readPicked, { actor, input: pickOf(asked) }));
};

export const action = async (asked: ActionFunctionArgs) =>
  doMany(approvePicked, { ...asked, actor: await staff(asked.request) });

export default function Approval() {
  const { rows, more, ...page } = useLoaderData<typeof loader>();
  const words = useText().bulk.approval;
  const read = rows.filter(({ code }) => !code).map(({ mark }) => mark);
  return (
    <BulkStep
      {...page}
      toRead
      words={more ? { ...words, lead: `${words.lead} ${words.more}` } : words}
      rows={rows.map(({ id, texts, ...row }) => ({
        ...row,
        about: texts && <TextRead texts={texts} />,
        to: id ? `/organizer/review/${id}` : undefined,
      }))}
    >
      <input type="hidden" name="read" value={read.join(".")} />
    </BulkStep>
  );
}
