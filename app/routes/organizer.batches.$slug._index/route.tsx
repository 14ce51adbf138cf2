import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskBatch } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { BatchStanding } from "~/parts/desk";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { BatchSteps, BatchTools } from "./batch-steps";
import { WishTable } from "./wish-table";

export const handle: Handle<{ title: string }> = {
  hydrates: true,
  title: (_text, data) => data.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  ...(await show(deskBatch, { actor: await staff(request), input: { slug: params.slug } })),
  step: new URL(request.url).searchParams.get("step"),
});

export default function Batch() {
  const batch = useLoaderData<typeof loader>();
  const { organizer, batches } = useText();
  const words = organizer.batch;
  const times = [
    { label: batches.closes, value: <Day at={batch.closesAt} timeZone={batch.timeZone} /> },
    { label: batches.deliverBy, value: <Day at={batch.deliverBy} timeZone={batch.timeZone} /> },
    ...(batch.publishAt && batch.state === "scheduled"
      ? [
          {
            label: words.publishAt,
            value: <Day at={batch.publishAt} as="dayTime" timeZone={batch.timeZone} />,
          },
        ]
      : []),
  ];
  return (
    <Page
      above={`${batch.programme} · ${organizer.batches.number(batch.number)}`}
      title={batch.title}
      crumbs={[
        { to: "/organizer/batches", label: organizer.batches.title },
        { label: batch.title },
      ]}
    >
      <Facts
        items={[{ label: words.state, value: <BatchStanding state={batch.state} /> }, ...times]}
      />
      {batch.keeps && <BatchSteps batch={batch} />}
      <Section title={words.wishes}>
        <BatchTools batch={batch} />
        {batch.wishes.length > 0 ? (
          <WishTable slug={batch.slug} wishes={batch.wishes} step={batch.step} />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
      </Section>
    </Page>
  );
}
