import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sendConcern, thingAsked } from "~/http/concerns.server";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { env } from "~/platform/env.server";
import { Facts } from "~/ui/figures";
import { Page } from "~/ui/page";
import { Danger } from "./danger";
import { ConcernForm } from "./form";

export const handle: Handle = {
  title: ({ concerns }) => concerns.title,
  summary: ({ concerns }) => concerns.lead,
};

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  thing: await thingAsked(request),
  answers: env().mail !== "none",
  formId: randomUUID(),
});

export const action = ({ request }: ActionFunctionArgs) => sendConcern(request);

export default function Report() {
  const { thing, answers, formId } = useLoaderData<typeof loader>();
  const { concerns, wishes } = useText();
  const written = useWrittenIn();
  const number = thing.number === null ? "" : `${wishes.number(thing.number)} `;
  const batch = { label: concerns.of, value: <span lang={written}>{thing.batch}</span> };
  return (
    <Page title={concerns.title} lead={concerns.lead} narrow>
      <Danger />
      {thing.title && (
        <Facts
          items={[
            {
              label: concerns.things[thing.kind],
              value: <span lang={written}>{`${number}${thing.title}`}</span>,
            },
            ...(thing.number === null ? [] : [batch]),
          ]}
        />
      )}
      <ConcernForm path={thing.path} answers={answers} formId={formId} />
    </Page>
  );
}
