import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importsOf } from "~/domain/imports/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { bringTable } from "./bring-table.server";
import { ImportsHere } from "./imports-here";
import { UploadForm } from "./upload-form";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(importsOf, {
    actor: await staff(request),
    input: { slug: params.slug, page: new URL(request.url).searchParams.get("page") ?? 1 },
  });

export const action = ({ request, params }: ActionFunctionArgs) => bringTable(request, params.slug);

export default function ImportTable() {
  const { slug, batchTitle, can, imports, page, more } = useLoaderData<typeof loader>();
  const { imports: words, organizer } = useText();
  const at = (to: number) => `/organizer/batches/${slug}/import?page=${to}#here`;
  return (
    <Page title={words.title} above={batchTitle} lead={words.upload.lead}>
      {can.keep ? (
        <UploadForm slug={slug} />
      ) : (
        <Empty title={words.upload.closed}>{words.upload.closedWhy}</Empty>
      )}
      {imports.length > 0 && (
        <Section title={words.upload.here} id="here">
          <ImportsHere slug={slug} imports={imports} />
          {(page > 1 || more) && (
            <Pager
              previous={page > 1 ? { to: at(page - 1), label: words.upload.newer } : undefined}
              next={more ? { to: at(page + 1), label: words.upload.older } : undefined}
            />
          )}
        </Section>
      )}
      <Actions>
        <TextLink to={`/organizer/batches/${slug}`}>{organizer.batch.back}</TextLink>
      </Actions>
    </Page>
  );
}
