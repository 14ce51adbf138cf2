import { useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Callout } from "~/ui/panel";

type Word = {
  outcome: "match" | "discrepancy";
  relation: "teacher" | "guardian" | "village_worker" | "staff";
  note: string;
  witnessedAt: string;
};

/** What witnesses said of a delivered gift. */
export function WitnessWords({ words }: { words: Word[] }) {
  const { page, confirm } = useText().deliveries;
  return words.map(({ outcome, relation, note, witnessedAt }) => (
    <Callout key={witnessedAt}>
      <p>
        <b>{outcome === "match" ? page.matched : page.differed}</b> {confirm.relations[relation]} ·{" "}
        <Day at={witnessedAt} as="dayTime" />
      </p>
      {note && <p>{note}</p>}
    </Callout>
  ));
}
