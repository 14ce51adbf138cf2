import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { concernsSeen } from "~/domain/concerns/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ConcernTable } from "~/parts/concern-table";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";

export const handle: Handle = { hydrates: true, title: (text) => text.concerns.queue.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  return show(concernsSeen, { actor: await stewardOnly(request), input: { before } });
};

export default function Queue() {
  const { open, closed, next } = useLoaderData<typeof loader>();
  const { concerns, steward } = useText();
  const { queue } = concerns;
  const older = { to: `/steward/concerns?before=${encodeURIComponent(next ?? "")}` };
  return (
    <Page
      crumbs={[{ to: "/steward", label: steward.title }, { label: queue.title }]}
      title={queue.title}
      lead={queue.lead}
    >
      <Section title={queue.open}>
        {open.length > 0 ? (
          <ConcernTable label={queue.open} concerns={open} />
        ) : (
          <Empty title={queue.none}>{queue.noneWhy}</Empty>
        )}
      </Section>
      {closed.length > 0 && (
        <Section title={queue.closed}>
          <ConcernTable label={queue.closed} concerns={closed} />
          <Pager next={next ? { ...older, label: queue.older } : undefined} />
        </Section>
      )}
    </Page>
  );
}
