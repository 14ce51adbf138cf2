import type { ReactNode } from "react";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { Note } from "~/ui/note";
import type { ClaimWire } from "./claim-wires";
import { useWrittenIn } from "./language";

/** What was promised: the child's words, the thing with its size, the dates and reasons. */
export function ClaimFacts({ claim }: { claim: ClaimWire }) {
  const { claims, wishes } = useText();
  const format = useFormat();
  const to = useTo();
  const written = useWrittenIn();
  const reason = useEndReason(claim.endReason);
  const { wish, road } = claim;
  const said = (label: ReactNode, value: string | null | undefined | false) =>
    value ? [{ label, value: <span lang={written}>{value}</span> }] : [];
  return (
    <div className="grid gap-4">
      {wish.words && <Note lang={written}>{wish.words}</Note>}
      <Facts
        items={[
          ...said(claims.facts.size, wish.size),
          ...said(claims.facts.colour, wish.colour),
          ...said(claims.facts.style, wish.style),
          { label: claims.facts.price, value: format.money(wish.price) },
          {
            label: claims.facts.batch,
            value: (
              <>
                <a href={to(`/batches/${claim.batch.slug}`)} lang={written}>
                  {claim.batch.title}
                </a>{" "}
                {wishes.number(wish.number)}
              </>
            ),
          },
          ...said(claims.forBusiness, claim.business),
          ...(road.dueAt && road.state === "committed"
            ? [{ label: claims.facts.due, value: format.day(road.dueAt, claim.batch.timeZone) }]
            : []),
          ...(claim.bringOn && road.state === "committed"
            ? [{ label: claims.facts.bringOn, value: format.day(claim.bringOn) }]
            : []),
          ...said(claims.facts.substitute, claim.substituteNote),
          ...said(claims.facts.remedy, road.state === "committed" && claim.remedyNote),
          ...said(claims.facts.reason, reason),
        ]}
      />
      {wish.shown && <TextLink to={`/wishes/${wish.id}`}>{claims.publicPage}</TextLink>}
    </div>
  );
}

/** Why a claim ended: one of the known reasons in the reader's words, or what staff wrote. */
export const useEndReason = (reason: string): string => useReason()(reason);

/** Why claims ended, as it is said. */
export function useReason(): (reason: string) => string {
  const { reasons } = useText().claims;
  return (reason) => (reason in reasons ? reasons[reason as keyof typeof reasons] : reason);
}
