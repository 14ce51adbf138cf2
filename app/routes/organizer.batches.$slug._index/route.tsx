import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boardHere } from "~/http/board.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { BatchStanding } from "~/parts/desk";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { BatchSteps, BatchTools } from "./batch-steps";
import { BoardForm } from "./board-form";
import type { Board } from "./board-look";

export const handle: Handle<Board> = { hydrates: true, title: (_text, { batch }) => batch.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  boardHere(request, await staff(request), params.slug);

export default function BatchBoard() {
  const board = useLoaderData<typeof loader>();
  const { batch, keeps, every } = board;
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
      above={`${batch.programme.title} · ${organizer.batches.number(batch.number)}`}
      title={batch.title}
      crumbs={[
        { to: "/organizer/batches", label: organizer.batches.title },
        { to: `/organizer/programmes/${batch.programme.slug}`, label: batch.programme.title },
        { label: batch.title },
      ]}
    >
      <Facts
        items={[{ label: words.state, value: <BatchStanding state={batch.state} /> }, ...times]}
      />
      {keeps && <BatchSteps batch={batch} ready={every.publish > 0} />}
      <Section title={words.wishes}>
        <BatchTools batch={batch} keeps={keeps} />
        {every.all > 0 ? (
          <BoardForm board={board} />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
      </Section>
    </Page>
  );
}
