import { useText, useTo } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { specOf } from "~/parts/gift-line";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import type { Thing } from "./choose";

/** What it is, where it lies, why, and what its giver would like. */
export function StockFacts({ thing }: { thing: Thing }) {
  const { hub, wishes } = useText();
  const { stock: text } = hub;
  const written = useWrittenIn();
  const to = useTo();
  const claim = (slug: string, id: string, number: number, batch: string) => (
    <a href={to(`/organizer/batches/${slug}/claims/${id}`)}>
      {wishes.number(number)} <span lang={written}>{batch}</span>
    </a>
  );
  const { givenClaimId, givenSlug, givenNumber, givenBatch } = thing;
  const given =
    givenClaimId && givenSlug && givenNumber && givenBatch
      ? claim(givenSlug, givenClaimId, givenNumber, givenBatch)
      : null;
  const ended = thing.claimState in text.ended ? thing.claimState : "cancelled";
  const items = [
    { label: text.givenTo, value: given },
    { label: hub.thing, value: [thing.title, specOf(thing)].filter(Boolean).join(" ") },
    { label: hub.note, value: thing.note },
    { label: text.why, value: text.ended[ended as keyof typeof text.ended] },
    { label: text.from, value: claim(thing.slug, thing.fromClaimId, thing.number, thing.batch) },
    { label: text.giver, value: thing.business ?? text.givers[thing.giver] },
    { label: text.hope, value: thing.hope ? text.hopes[thing.hope] : text.noHope },
    { label: text.hub, value: <span lang={written}>{thing.hub}</span> },
    { label: text.since, value: <Day at={thing.takenInAt} timeZone={thing.timeZone} /> },
  ];
  return <Facts items={items.filter(({ value }) => value)} />;
}
