import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { programmePage } from "~/domain/batches/programmes.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Banner } from "~/ui/banner";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { BatchTable } from "./batch-table";
import { OverTime } from "./over-time";

type Programme = { title: string };

export const handle: Handle<Programme> = { hydrates: true, title: (_, { title }) => title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(programmePage, { actor: await staff(request), input: { slug: params.slug } });

export default function ProgrammePage() {
  const { slug, title, about, state, keeps, live, totals, batches } =
    useLoaderData<typeof loader>();
  const { batches: list, programme: words } = useText().organizer;
  const format = useFormat();
  const written = useWrittenIn();
  const here = `/organizer/programmes/${slug}`;
  const archived = state === "archived";
  const last = batches.at(-1);
  const anew = `${here}/batches/new${last ? `?from=${last.slug}` : ""}`;
  return (
    <Page
      crumbs={[{ to: "/organizer/batches", label: list.title }, { label: title }]}
      title={<span lang={written}>{title}</span>}
      lead={about && <span lang={written}>{about}</span>}
    >
      {archived && <Banner tone="wait">{words.archived}</Banner>}
      <Figures
        items={[
          { label: words.totals.batches, value: format.number(totals.batches) },
          { label: words.totals.wishes, value: format.number(totals.wishes) },
          { label: words.totals.taken, value: format.number(totals.taken) },
          { label: words.totals.granted, value: format.number(totals.granted), done: true },
        ]}
      />
      {keeps && (
        <Actions>
          {!archived && (
            <LinkButton kind="primary" to={anew}>
              {list.newBatch}
            </LinkButton>
          )}
          <TextLink to={`${here}/edit`}>{words.edit}</TextLink>
          {(archived || !live) && (
            <TextLink to={`${here}/archive`}>
              {archived ? words.takingUp.button : words.archiving.button}
            </TextLink>
          )}
        </Actions>
      )}
      <Section title={words.overTime}>
        {batches.length === 0 ? (
          <Empty title={words.noBatch} />
        ) : (
          <>
            <OverTime batches={batches} />
            <BatchTable slug={slug} batches={batches} copies={keeps && !archived} />
          </>
        )}
      </Section>
    </Page>
  );
}
