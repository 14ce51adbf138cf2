import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

/** What a coordinator can do about a claim; each on a page of its own. */
export function Manage({ claim }: { claim: SerializeFrom<typeof loader>["claim"] }) {
  const { claims } = useText();
  const { desk } = claims;
  const here = `/organizer/batches/${claim.batch.slug}/claims/${claim.id}`;
  const can = (verb: (typeof claim.can)[number]) => claim.can.includes(verb);
  const acts = [
    { verb: "send", step: "send", label: claims.next.send },
    { verb: "send", step: "bring", label: claim.bringOn ? claims.next.rebring : claims.next.bring },
    { verb: "recall", step: "label", label: claims.next.label },
    { verb: "recall", step: "recall", label: claims.next.recall },
    { verb: "release", step: "release", label: claims.releasing.button },
  ] as const;
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
        {claim.recorded &&
          acts
            .filter(({ verb }) => can(verb))
            .map(({ step, label }) => (
              <TextLink key={step} to={`/claims/${claim.id}/${step}`}>
                {label}
              </TextLink>
            ))}
        {claim.movable && (
          <TextLink to={`/claims/${claim.id}/move`}>{claims.moving.title}</TextLink>
        )}
        {can("lose") && <TextLink to={`${here}/lost`}>{desk.losing.button}</TextLink>}
        {can("cancel") && <TextLink to={`${here}/cancel`}>{desk.cancelling.button}</TextLink>}
      </Actions>
    </>
  );
}
