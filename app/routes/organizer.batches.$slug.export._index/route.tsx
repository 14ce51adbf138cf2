import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { board } from "~/domain/claims/board.server";
import { numbersOf } from "~/domain/wishes/numbers";
import { lookIn } from "~/http/board.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { boardAt, boardQuery } from "~/parts/board-address";
import { Actions, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { RecordsForm } from "./records-form";

export const handle: Handle = { hydrates: true, title: (text) => text.board.export.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = lookIn(request, params.slug);
  const seen = await show(board, { actor: await staff(request), input });
  const { batch, look, every, total, opensRecords } = seen;
  const untold = new URL(request.url).searchParams.has("untold");
  return { batch, look, whole: every.all, total, opensRecords, untold };
}

export default function Export() {
  const { batch, look, whole, total, opensRecords, untold } = useLoaderData<typeof loader>();
  const { board, organizer } = useText();
  const words = board.export;
  const picked = numbersOf(look.pick).length;
  const asked = picked > 0 ? { pick: look.pick } : { ...look, sort: undefined, page: 1 };
  const count = picked || total;
  const lead = picked ? words.picked(picked) : (total < whole ? words.found : words.whole)(total);
  const at = `/organizer/batches/${batch.slug}`;
  return (
    <Page
      title={words.title}
      lead={lead}
      crumbs={[{ to: boardAt(batch.slug, look), label: batch.title }, { label: words.title }]}
      narrow
    >
      {count === 0 && <Empty title={words.none} action={{ to: at, label: organizer.batch.back }} />}
      {count > 0 && (
        <>
          <Section title={words.plain}>
            <p>{words.plainLead}</p>
            <Actions>
              <LinkButton kind="primary" to={`${at}/export.xlsx${boardQuery(asked)}`} download>
                {words.xlsx}
              </LinkButton>
              <LinkButton to={`${at}/export.csv${boardQuery(asked)}`} download>
                {words.csv}
              </LinkButton>
            </Actions>
          </Section>
          <Section title={words.records} id="records">
            {opensRecords ? (
              <RecordsForm slug={batch.slug} look={asked} untold={untold} />
            ) : (
              <p>{words.closed}</p>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}
