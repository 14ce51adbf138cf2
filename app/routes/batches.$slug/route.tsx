import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicBatch } from "~/domain/batches/public.server";
import { reportsOf } from "~/domain/reports/public.server";
import { wishesOfBatch } from "~/domain/wishes/public.server";
import type { Handle } from "~/http/handle";
import { notFoundBy } from "~/http/pages.server";
import { useText } from "~/i18n/reader";
import { BatchHeader } from "~/parts/batch-header";
import { BatchLanterns } from "~/parts/batch-lanterns";
import { ConcernLink } from "~/parts/concern-link";
import { HowTo } from "~/parts/how-to";
import { useWrittenIn } from "~/parts/language";
import { batchData } from "~/parts/linked-data";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { ReportList } from "~/parts/report-list";
import { Actions, LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page, Section, Two } from "~/ui/page";
import { Share } from "~/ui/share";
import { MoreTags, Waiting } from "./folded";

type Wire = Awaited<ReturnType<typeof loader>>;

export const handle: Handle<Wire> = {
  title: (_, { batch }) => batch.name,
  summary: ({ pages }, { batch }) => batch.lead ?? pages.batches.lead,
  listed: true,
  preview: ({ batch }) => `/batches/${batch.slug}/preview.png`,
  told: batchData,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const slug = params.slug ?? "";
  const [batch, wishes, reports] = await Promise.all([
    publicBatch(slug),
    wishesOfBatch(slug),
    reportsOf({ batch: slug }),
  ]);
  if (!batch) throw notFoundBy(request, params.slug);
  return { batch, wishes, reports };
};

export default function BatchPage() {
  const { batch, wishes, reports } = useLoaderData<typeof loader>();
  const { batches, pages, site } = useText();
  const placed = usePlaces();
  const written = useWrittenIn();
  const waiting = wishes.filter(({ state }) => state === "open" && batch.state === "open");
  const others = wishes.filter((wish) => !waiting.includes(wish));
  const text = pages.batch;
  return (
    <Page
      crumbs={[
        { to: "/batches", label: site.batches },
        { label: batch.name, lang: written },
      ]}
    >
      <BatchHeader batch={batch} />
      <Actions>
        <LinkButton kind="primary" to={waiting.length > 0 ? "#waiting" : "/wishes"}>
          {pages.home.see}
        </LinkButton>
      </Actions>
      <Share />
      <Section title={text.lanterns}>
        <BatchLanterns wishes={wishes} legend />
      </Section>
      <Section title={text.waiting} id="waiting">
        {waiting.length > 0 ? (
          <Waiting wishes={waiting.map(placed)} />
        ) : (
          <Empty
            title={batch.state === "open" ? text.allTaken : text.closed}
            action={{ to: "/wishes", label: pages.wishes.all }}
          />
        )}
      </Section>
      <ReportList reports={reports} />
      <Section title={text.how}>
        <Two
          aside={
            <Facts
              items={[
                { label: text.organizer, value: <span lang={written}>{batch.organizer}</span> },
                { label: text.where, value: placed(batch).place },
                { label: text.deadline, value: <Day at={batch.closesAt} as="dayTime" /> },
                ...(batch.state === "open"
                  ? [
                      {
                        label: pages.wish.onceClaimed,
                        value: pages.wish.daysToGive(batch.commitDays),
                      },
                    ]
                  : []),
                { label: batches.deliverBy, value: <Day at={batch.deliverBy} /> },
                { label: text.cap, value: text.capValue(batch.cap) },
              ]}
            />
          }
        >
          <HowTo />
        </Two>
      </Section>
      {others.length > 0 && (
        <Section title={text.others}>
          <MoreTags wishes={others.map(placed)} />
        </Section>
      )}
      <ConcernLink about={`batch:${batch.slug}`} />
      <PrintedAddress />
    </Page>
  );
}
