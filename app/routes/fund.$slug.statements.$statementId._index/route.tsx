import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtStatement } from "~/domain/funds/statement/look-at-statement.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useFormat, useText } from "~/i18n/reader";
import { filled } from "~/i18n/filled";
import { AtPlatform } from "~/parts/at-platform";
import { StatementStanding } from "~/parts/statement-state";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { StatementSteps } from "./statement-steps";
import { StatementSum } from "./statement-sum";
import { WorkList } from "./work-list";

export const handle: Handle = { hydrates: true, title: ({ statements }) => statements.one.bare };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const asked = Object.fromEntries(searchParams);
  const seen = await reveal(lookAtStatement, {
    actor: await trustee(request),
    input: { ...asked, ...params },
  });
  return { ...seen, changed: searchParams.has("changed") };
};

export default function Statement() {
  const statement = useLoaderData<typeof loader>();
  const { title, one } = useText().statements;
  const { day } = useFormat();
  const said = (on: string) => day(`${on}T04:00:00.000Z`);
  const titled = (from: string, to: string) =>
    filled(from === to ? one.day : one.title, { from, to });
  const { slug, period, state, reason, changed, forgotten, can, atPlatform } = statement;
  return (
    <Page
      crumbs={[{ to: `/fund/${slug}/statements`, label: title }, { label: one.bare }]}
      above={<StatementStanding state={state} />}
      title={period ? titled(said(period.from), said(period.to)) : one.bare}
    >
      {changed && <Callout>{one.changed}</Callout>}
      {state === "open" && reason && (
        <Callout>
          <b>{one.returned}</b> {reason}
        </Callout>
      )}
      {state === "approved" && <Callout>{one.working}</Callout>}
      {forgotten && state !== "dropped" && <Callout>{one.forgotten}</Callout>}
      {can.own && <Callout>{one.own}</Callout>}
      {atPlatform && <AtPlatform slug={slug} lies={atPlatform} />}
      <StatementSum statement={statement} />
      <StatementSteps statement={statement} />
      <WorkList statement={statement} />
    </Page>
  );
}
