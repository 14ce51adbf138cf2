import { useText } from "~/i18n/reader";
import { Pager } from "~/ui/pager";

type Onward = { here: string; name: string; deep: boolean; next: string | null };

/** Goes on in a list behind the last row that is shown, and back to its newest; nothing where all is shown. */
export function OnwardPager({ here, name, deep, next }: Onward) {
  const { receipts: text } = useText();
  if (!next && !deep) return null;
  return (
    <Pager
      previous={deep ? { to: here, label: text.first } : undefined}
      next={
        next ? { to: `${here}?${name}=${encodeURIComponent(next)}`, label: text.next } : undefined
      }
    />
  );
}
