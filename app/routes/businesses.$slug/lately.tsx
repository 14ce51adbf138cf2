import { useText } from "~/i18n/reader";
import { usePlaces } from "~/parts/places";
import type { WishSeen } from "~/parts/wires";
import { WishTags } from "~/parts/wish-tag";
import { Section } from "~/ui/page";

type Listed = Omit<WishSeen, "place"> & { place: { zh: string; en: string } };

/** The public wishes it granted last, as they hang elsewhere. */
export function Lately({ wishes }: { wishes: Listed[] }) {
  const { businesses: text } = useText();
  const placed = usePlaces();
  if (wishes.length === 0) return null;
  return (
    <Section title={text.lately}>
      <WishTags wishes={wishes.map(placed)} level={3} />
    </Section>
  );
}
