import { useFormat, useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Figures } from "~/ui/figures";
import { unbroken, useWrittenIn } from "./language";
import type { BatchSeen, BatchState } from "./wires";

const tones = {
  draft: "stop",
  scheduled: "wait",
  open: "way",
  closed: "open",
  reported: "done",
} as const satisfies Record<BatchState, string>;

/** The head of a batch's page: its name, what it says of itself, how far it has come, and its dates. */
export function BatchHeader({ batch }: { batch: BatchSeen }) {
  const { batches, site } = useText();
  const format = useFormat();
  const written = useWrittenIn();
  const { open, held, taken, sent, granted } = batch.counts;
  const all = open + held + taken + sent + granted;
  return (
    <header>
      <h1 lang={written}>{unbroken(batch.name)}</h1>
      <p className="page-above">
        <Badge tone={tones[batch.state]}>{batches.state[batch.state]}</Badge>
      </p>
      {/* Who comes from a poster knows nothing yet: where the organizer says nothing, the house does. */}
      <p className="lead" lang={batch.lead ? written : undefined}>
        {batch.lead ?? site.description}
      </p>
      <Figures
        items={[
          { label: batches.taken, value: format.number(all - open), note: batches.outOf(all) },
          {
            label: batches.granted,
            value: format.number(granted),
            note: batches.grantedNote,
            done: true,
          },
          ...(batch.closesAt ? [closing(batch.closesAt)] : []),
          ...(batch.deliverBy
            ? [{ label: batches.deliverBy, value: <Day at={batch.deliverBy} /> }]
            : []),
        ]}
      />
    </header>
  );

  function closing(at: string) {
    return { label: batches.closes, value: <Day at={at} as="left" />, note: format.dayTime(at) };
  }
}
