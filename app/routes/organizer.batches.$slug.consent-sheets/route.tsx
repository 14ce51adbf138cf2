import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConsentSheet } from "~/documents/consent-sheet";
import { printSheets } from "~/domain/wishes/print-sheets.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.record.print };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(printSheets, { actor: await staff(request), input: { slug: params.slug } });

export default function ConsentSheets() {
  const { slug, title, organizer, children } = useLoaderData<typeof loader>();
  const { consents, print, organizer: desk } = useText();
  return (
    <Page>
      <div className="screen-only">
        <h1>{consents.record.print}</h1>
        <p className="lead">{`${title} · ${consents.print.hint}`}</p>
        {children.length > 0 && (
          <Actions>
            <LinkButton kind="primary" to={`/organizer/batches/${slug}/consent-sheets.pdf`}>
              {print.file}
            </LinkButton>
          </Actions>
        )}
        <TextLink to={`/organizer/batches/${slug}`}>{desk.batch.back}</TextLink>
      </div>
      {children.length === 0 && <Empty title={consents.print.none} />}
      {children.map(({ id, ...child }) => (
        <ConsentSheet key={id} organizer={organizer} child={child} />
      ))}
    </Page>
  );
}
