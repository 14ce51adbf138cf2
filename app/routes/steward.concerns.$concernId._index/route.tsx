import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openConcern } from "~/domain/concerns/open-concern.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ConcernStanding, ConcernTable } from "~/parts/concern-table";
import { useThingName } from "~/parts/concern-thing";
import { Actions, LinkButton } from "~/ui/button";
import { Page, Section, Two } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { ConcernFacts } from "./facts";
import { Thing } from "./thing";
import { Written } from "./written";

export const handle: Handle = { hydrates: true, title: (text) => text.concerns.queue.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(openConcern, { actor: await stewardOnly(request), input: params });

export default function Concern() {
  const concern = useLoaderData<typeof loader>();
  const { concerns, steward } = useText();
  const { one, queue, kinds } = concerns;
  const name = useThingName()(concern);
  const open = concern.state === "open";
  const here = `/steward/concerns/${concern.id}`;
  return (
    <Page
      crumbs={[
        { to: "/steward", label: steward.title },
        { to: "/steward/concerns", label: queue.title },
        { label: name },
      ]}
      above={<ConcernStanding {...concern} />}
      title={kinds[concern.kind]}
      lead={name}
    >
      {open && concern.hid && <Callout>{one.hid}</Callout>}
      <Two aside={<Thing concern={concern} />}>
        <Panel title={one.words}>
          <Written concern={concern} />
          <ConcernFacts concern={concern} />
          <Actions>
            {open && (
              <LinkButton to={`${here}/closing`} kind="primary">
                {one.close}
              </LinkButton>
            )}
            {!open && !concern.forgotten && (
              <LinkButton to={`${here}/reopening`}>{one.reopen}</LinkButton>
            )}
          </Actions>
        </Panel>
      </Two>
      {concern.earlier.length > 0 && (
        <Section title={one.earlier}>
          <ConcernTable label={one.earlier} concerns={concern.earlier} />
        </Section>
      )}
    </Page>
  );
}
