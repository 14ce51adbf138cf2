import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { allocationsOf } from "~/domain/funds/allocation-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { AllocationTable } from "./allocation-table";

export const handle: Handle = { hydrates: true, title: ({ allocations }) => allocations.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const input = { ...params, after };
  const listed = await show(allocationsOf, { actor: await trustee(request), input });
  return { ...listed, deep: after !== "" };
};

export default function Allocations() {
  const { slug, may, waiting, others, next, deep } = useLoaderData<typeof loader>();
  const { allocations: text } = useText();
  const here = `/fund/${slug}/allocations`;
  return (
    <Page title={text.title} lead={text.lead}>
      {!deep && (
        <Section
          title={text.waiting}
          action={
            may.allocate && (
              <LinkButton to={`${here}/new`} kind="primary" small>
                {text.choose}
              </LinkButton>
            )
          }
        >
          {waiting.length > 0 ? (
            <AllocationTable slug={slug} label={text.waiting} rows={waiting} />
          ) : (
            <Empty title={text.waitingNone}>{text.waitingWhy}</Empty>
          )}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={text.others}>
          <AllocationTable slug={slug} label={text.others} rows={others} />
        </Section>
      )}
      {(next || deep) && (
        <Pager
          previous={deep ? { to: here, label: text.first } : undefined}
          next={
            next ? { to: `${here}?after=${encodeURIComponent(next)}`, label: text.next } : undefined
          }
        />
      )}
    </Page>
  );
}
