import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { batchPrints } from "~/domain/claims/print.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Paper, Papers } from "./papers";

export const handle: Handle = { hydrates: true, title: (text) => text.print.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(batchPrints, { actor: await staff(request), input: params });

export default function Print() {
  const { slug, title, labels, listed, records, handsOver, atHub } = useLoaderData<typeof loader>();
  const { print, organizer } = useText();
  const at = `/organizer/batches/${slug}`;
  const labelFiles = [
    { to: `${at}/labels.pdf`, label: print.labels.sheet },
    { to: `${at}/labels.pdf?single`, label: print.labels.single },
  ];
  const handOver = [
    atHub
      ? {
          to: `/organizer/deliveries/sheet.pdf?batch=${slug}&pick=${atHub}`,
          label: print.handOver.go,
        }
      : { to: "/organizer/deliveries", label: print.handOver.choose },
  ];
  return (
    <Page
      title={print.title}
      lead={print.lead}
      crumbs={[
        { to: "/organizer/batches", label: organizer.batches.title },
        { to: at, label: title },
        { label: print.title },
      ]}
    >
      <Papers title={print.public}>
        <Paper
          words={print.poster}
          drawn="lamp"
          files={[{ to: `${at}/poster.pdf`, label: print.open }]}
        />
        <Paper
          words={print.list}
          drawn="book"
          files={[{ to: `${at}/list`, label: print.list.go }]}
          without={listed === 0 && organizer.batch.copy.empty}
        />
      </Papers>
      <Papers title={print.hub}>
        <Paper
          words={print.labels}
          drawn="other"
          files={labelFiles}
          without={labels === 0 && print.labels.none}
        />
      </Papers>
      {(records || handsOver) && (
        <Section title={print.secret}>
          <Callout>{print.secretLead}</Callout>
          <ul className="papers">
            {handsOver && <Paper words={print.handOver} drawn="bag" files={handOver} />}
            {records && (
              <Paper
                words={print.consent}
                drawn="art"
                files={[{ to: `${at}/consent-sheets.pdf`, label: print.consent.go }]}
              />
            )}
          </ul>
        </Section>
      )}
      <TextLink to={at}>{organizer.batch.back}</TextLink>
    </Page>
  );
}
