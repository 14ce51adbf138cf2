import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import type { WishSeen } from "~/parts/wires";
import { Day } from "~/ui/day";

type Facts = WishSeen & { deliverBy: string; organizerName: string };

/** What stands under a wish: the thing, the place, who checked it, until when. */
export function useWishFacts(wish: Facts): { label: ReactNode; value: ReactNode }[] {
  const { wish: words, batch } = useText().pages;
  const written = useWrittenIn();
  return [
    ...(wish.spec ? [{ label: words.what, value: <span lang={written}>{wish.spec}</span> }] : []),
    { label: words.place, value: wish.place },
    { label: words.deliverBy, value: <Day at={wish.deliverBy} /> },
    { label: batch.organizer, value: <span lang={written}>{wish.organizerName}</span> },
    { label: words.checked, value: words.checkedNote },
  ];
}
