import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishing } from "~/domain/batches/publication.server";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { doMany, onceOnly, pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BulkStep } from "~/parts/bulk-step";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.batch.publication.title,
};

export const loader = async (asked: LoaderFunctionArgs) =>
  onceOnly(await show(publishing, { actor: await staff(asked.request), input: pickOf(asked) }));

export const action = async (asked: ActionFunctionArgs) =>
  doMany(publishBatch, { ...asked, actor: await staff(asked.request) });

export default function Publication() {
  const { rows, ...page } = useLoaderData<typeof loader>();
  const { bulk, organizer } = useText();
  const title = page.whole ? organizer.batch.publication.title : bulk.publication.title;
  return (
    <BulkStep
      {...page}
      words={{ ...bulk.publication, title }}
      rows={rows.map((row) => ({
        ...row,
        to: row.id ? `/organizer/wishes/${row.id}` : undefined,
      }))}
    />
  );
}
