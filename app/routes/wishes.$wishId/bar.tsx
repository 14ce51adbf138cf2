import { useText } from "~/i18n/reader";
import type { WishSeen } from "~/parts/wires";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { takingPlace } from "./taking";

/**
 * On a phone what it costs, until when, and the way to the panel, as long as the panel is out of
 * sight. Silent: the panel says all of it, and the keyboard comes there by itself.
 */
export function Bar({ wish: { price, closesAt } }: { wish: WishSeen }) {
  const { wishes } = useText();
  return (
    <div className="bottom-bar" aria-hidden="true">
      <p>
        {price && <MoneyText value={price} large />} {closesAt && <Day at={closesAt} as="left" />}
      </p>
      <a className="button button-primary" href={`#${takingPlace}`} tabIndex={-1}>
        {wishes.grant}
      </a>
    </div>
  );
}
