import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organizationsSeen } from "~/domain/accounts/queries.server";
import { concernsWaiting } from "~/domain/concerns/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { FindPerson, FindWish } from "~/parts/steward-search";
import { Page, Section, Two } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { ConcernsWaiting } from "./concerns";
import { Organizations } from "./organizations";

export const handle: Handle = { hydrates: true, title: (text) => text.steward.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await stewardOnly(request);
  const [organizations, concerns] = await Promise.all([
    show(organizationsSeen, { actor, input: {} }),
    show(concernsWaiting, { actor, input: {} }),
  ]);
  return { organizations, concerns };
};

export default function Queue() {
  const { organizations, concerns } = useLoaderData<typeof loader>();
  const {
    concerns: { queue },
    funds,
    steward,
  } = useText();
  const waiting = organizations.filter(({ state }) => state === "applied");
  const decided = organizations.filter(({ state }) => state !== "applied");
  return (
    <Page title={steward.title} lead={steward.lead}>
      <ConcernsWaiting waiting={concerns} />
      <Section title={steward.waiting}>
        {waiting.length > 0 ? (
          <Organizations label={steward.waiting} organizations={waiting} />
        ) : (
          <Empty title={steward.nothingWaits}>{steward.nothingWaitsWhy}</Empty>
        )}
      </Section>
      {decided.length > 0 && (
        <Section title={steward.decided}>
          <Organizations label={steward.decided} organizations={decided} />
        </Section>
      )}
      <Section title={steward.search.title}>
        <p>{steward.search.lead}</p>
        <Two aside={<FindPerson />}>
          <FindWish />
        </Two>
      </Section>
      <Section title={steward.log.title}>
        <Shortcuts
          items={[
            { to: "/steward/concerns", label: queue.all },
            { to: "/steward/charities", label: funds.steward.open },
            { to: "/steward/audit", label: steward.log.open },
          ]}
        />
      </Section>
    </Page>
  );
}
