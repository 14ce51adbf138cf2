import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditLog, chainStatus } from "~/domain/accounts/audit-log.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { Chain, Entries } from "./entries";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.log.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await stewardOnly(request);
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  const [log, chain] = await Promise.all([
    show(auditLog, { actor, input: { before } }),
    show(chainStatus, { actor, input: {} }),
  ]);
  return { ...log, chain };
};

export default function Log() {
  const { entries, next, chain } = useLoaderData<typeof loader>();
  const { steward } = useText();
  return (
    <Page
      crumbs={[{ to: "/steward", label: steward.title }, { label: steward.log.title }]}
      title={steward.log.title}
      lead={steward.log.lead}
    >
      <Chain chain={chain} />
      <Entries entries={entries} />
      <Pager
        next={next ? { to: `/steward/audit?before=${next}`, label: steward.log.older } : undefined}
      />
    </Page>
  );
}
