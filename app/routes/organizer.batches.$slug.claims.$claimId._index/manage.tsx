import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

/** What a coordinator can do about a claim; each on a page of its own. */
export function Manage({ claim }: { claim: SerializeFrom<typeof loader> }) {
  const { claims } = useText();
  const { desk } = claims;
  const here = `/organizer/batches/${claim.batch.slug}/claims/${claim.id}`;
  const can = (verb: (typeof claim.can)[number]) => claim.can.includes(verb);
  return (
    <>
      {claim.recorded && (
        <Panel title={desk.link.title}>
          <p>{claim.linked ? desk.link.has : desk.link.hasNot}</p>
          <Actions>
            <LinkButton to={`${here}/link`}>{desk.link.make}</LinkButton>
            {claim.linked && <TextLink to={`${here}/unlink`}>{desk.link.revoke}</TextLink>}
          </Actions>
        </Panel>
      )}
      <Actions>
        <TextLink to={`${here}/contact`}>{desk.contact.title}</TextLink>
        {claim.recorded && can("send") && (
          <TextLink to={`/claims/${claim.id}/send`}>{claims.next.send}</TextLink>
        )}
        {claim.recorded && can("release") && (
          <TextLink to={`/claims/${claim.id}/release`}>{claims.releasing.button}</TextLink>
        )}
        {can("lose") && <TextLink to={`${here}/lost`}>{desk.losing.button}</TextLink>}
        {can("cancel") && <TextLink to={`${here}/cancel`}>{desk.cancelling.button}</TextLink>}
      </Actions>
    </>
  );
}
