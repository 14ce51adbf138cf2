import { useText, useTo } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Bar } from "~/ui/figures";
import { useWrittenIn } from "./language";
import type { BatchSeen } from "./wires";

type Listed = BatchSeen & { place: string; organizer: string };

/** Batches as slips: what, where, until when, how far. */
export function BatchList({ batches, level = 3 }: { batches: Listed[]; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const { batches: words, common, pages } = useText();
  const to = useTo();
  const written = useWrittenIn();
  return (
    <ul className="batch-list">
      {batches.map((batch) => {
        const { open, held, taken, sent, granted } = batch.counts;
        return (
          <li key={batch.slug} className="panel">
            <Heading lang={written}>
              <a href={to(`/batches/${batch.slug}`)}>{batch.name}</a>
            </Heading>
            <p className="field-hint">
              <span lang={written}>{batch.organizer}</span>
              {common.comma}
              {batch.place}
            </p>
            <Bar
              parts={[
                { value: granted, tone: "done" },
                { value: taken + sent, tone: "way" },
                { value: open + held, tone: "open" },
              ]}
            />
            <p className="batch-list-foot">
              <Badge tone={batch.state === "open" ? "way" : "done"}>
                {words.state[batch.state]}
              </Badge>
              {batch.state === "open" && batch.closesAt && <Day at={batch.closesAt} as="left" />}
              <span>{pages.batches.progress(held + taken + sent + granted)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
