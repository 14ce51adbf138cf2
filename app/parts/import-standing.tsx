import type { ImportState } from "~/domain/imports/life";
import type { WireCounts } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";

const tones = {
  reading: "way",
  unsure: "wait",
  ready: "wait",
  taking_in: "way",
  failed: "fault",
  gone: "stop",
} as const satisfies Record<ImportState, Tone>;

/** Where an import stands: one that has brought in what it could is done. */
export function ImportBadge({
  of: { state, counts },
}: {
  of: { state: ImportState; counts: WireCounts };
}) {
  const words = useText().imports;
  const done = state === "ready" && counts.imported > 0 && counts.right === 0;
  if (done) return <Badge tone="done">{words.standing.imported}</Badge>;
  return <Badge tone={tones[state]}>{words.states[state]}</Badge>;
}
