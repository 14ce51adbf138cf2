import { useText } from "~/i18n/reader";
import { LanternLegend, Lanterns, LanternSymbols, type LanternState } from "~/ui/lanterns";
import { useWrittenIn } from "./language";
import { lanternOf } from "./standing";
import type { WishStanding } from "./wires";

type Hung = WishStanding & { id: string; number: number; title: string };

type Shown = { wishes: Hung[]; current?: string; legend?: boolean; few?: boolean };

/** A batch, or a few wishes of it, as lanterns: bare while a wish waits, lit once it has come true. */
export function BatchLanterns({ wishes, current, legend, few }: Shown) {
  const text = useText();
  const written = useWrittenIn();
  const names = text.wishes.status;
  const items = wishes.flatMap((wish) => {
    const state = lanternOf(wish);
    return state
      ? [{ ...wish, state, to: `/wishes/${wish.id}`, current: wish.id === current }]
      : [];
  });
  return (
    <>
      <LanternSymbols />
      {legend && <LanternLegend names={names} counts={countsOf(items)} />}
      <Lanterns label={text.batches.lanterns(items.length)} {...{ names, items, few, written }} />
    </>
  );
}

function countsOf(items: { state: LanternState }[]): Record<LanternState, number> {
  const counts = { open: 0, held: 0, taken: 0, sent: 0, granted: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}
