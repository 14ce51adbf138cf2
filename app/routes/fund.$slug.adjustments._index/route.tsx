import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { adjustmentsOf } from "~/domain/funds/adjust/queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { Asked, Leftovers } from "./tables";

export const handle: Handle = { hydrates: true, title: ({ adjustments }) => adjustments.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(adjustmentsOf, { actor: await trustee(request), input: params });

export default function Adjustments() {
  const { slug, may, loss, platform, leftovers, adjustments } = useLoaderData<typeof loader>();
  const { adjustments: text } = useText();
  const { money } = useFormat();
  const home = `/fund/${slug}`;
  return (
    <Page title={text.title} lead={text.lead}>
      {loss && (
        <Section title={text.loss.title}>
          <p>{filled(text.loss.note, { amount: money(loss) })}</p>
          {may.ask && (
            <Actions>
              <LinkButton to={`${home}/loss`}>{text.loss.go}</LinkButton>
            </Actions>
          )}
        </Section>
      )}
      {platform && (
        <Section title={text.platform.title}>
          <p>{filled(text.platform.note, { amount: money(platform) })}</p>
          {may.ask && (
            <Actions>
              <LinkButton to={`${home}/move`}>{text.platform.go}</LinkButton>
            </Actions>
          )}
        </Section>
      )}
      {leftovers.length > 0 && <Leftovers home={home} mayAsk={may.ask} leftovers={leftovers} />}
      <Asked home={home} adjustments={adjustments} />
    </Page>
  );
}
