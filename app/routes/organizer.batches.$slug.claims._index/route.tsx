import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimsOfBatch } from "~/domain/claims/queries.server";
import { noticesWaiting } from "~/domain/messages/notices.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { ClaimsTable } from "./claims-table";

export const handle: Handle = { hydrates: true, title: (text) => text.claims.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const asked = { actor: await staff(request), input: { batchSlug: params.slug } };
  return { ...(await show(claimsOfBatch, asked)), waiting: await show(noticesWaiting, asked) };
};

export default function Claims() {
  const { batch, claims, manages, waiting } = useLoaderData<typeof loader>();
  const { desk } = useText().claims;
  return (
    <Page
      crumbs={[
        { to: `/organizer/batches/${batch.slug}`, label: batch.title },
        { label: desk.title },
      ]}
      title={desk.title}
      lead={desk.lead}
    >
      <Section
        title={batch.title}
        action={
          manages &&
          batch.open && (
            <LinkButton kind="primary" to={`/organizer/batches/${batch.slug}/claims/new`}>
              {desk.record}
            </LinkButton>
          )
        }
      >
        {claims.length === 0 ? (
          <Empty title={desk.empty} />
        ) : (
          <ClaimsTable slug={batch.slug} claims={claims} waiting={waiting} />
        )}
      </Section>
    </Page>
  );
}
