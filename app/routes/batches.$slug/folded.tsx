import { useText } from "~/i18n/reader";
import type { WishSeen } from "~/parts/wires";
import { WishTags } from "~/parts/wish-tag";

/** So many tags are looked through on a phone; the lanterns above lead to each of all. */
const atOnce = 24;

/** What waits: the first ones at once, the others folded. */
export function Waiting({ wishes }: { wishes: WishSeen[] }) {
  return (
    <>
      <WishTags wishes={wishes.slice(0, atOnce)} level={3} />
      {wishes.length > atOnce && <MoreTags wishes={wishes.slice(atOnce)} more />}
    </>
  );
}

/** Tags that are folded until somebody wants to see them; no script is needed. */
export function MoreTags({ wishes, more }: { wishes: WishSeen[]; more?: boolean }) {
  const { batch } = useText().pages;
  return (
    <details className="find-more">
      <summary>{more ? batch.showMore(wishes.length) : batch.showOthers(wishes.length)}</summary>
      <WishTags wishes={wishes} level={3} />
    </details>
  );
}
