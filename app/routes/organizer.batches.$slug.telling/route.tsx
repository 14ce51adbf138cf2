import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { markManyTold, toTell } from "~/domain/messages/to-tell.server";
import { pickOf } from "~/http/bulk.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { ToTell } from "~/parts/to-tell";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.bulk.telling.title };

export const loader = async (asked: LoaderFunctionArgs) =>
  show(toTell, { actor: await staff(asked.request), input: pickOf(asked) });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(markManyTold, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}/telling`)),
  });

export default function Telling() {
  const told = useLoaderData<typeof loader>();
  const { telling } = useText().bulk;
  const written = useWrittenIn();
  const board = `/organizer/batches/${told.batch.slug}`;
  return (
    <Page
      title={telling.title}
      lead={telling.lead}
      crumbs={[
        { to: board, label: <bdi lang={written}>{told.batch.title}</bdi> },
        { label: telling.title },
      ]}
      narrow
    >
      {told.donors.length > 0 ? (
        <ToTell told={told} under="h1" />
      ) : (
        <Empty title={telling.none} action={{ to: "/organizer", label: telling.back }} />
      )}
    </Page>
  );
}
