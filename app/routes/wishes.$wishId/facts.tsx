import type { ReactNode } from "react";
import { useText, useTo } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import type { WishSeen } from "~/parts/wires";
import { Day } from "~/ui/day";

type Facts = WishSeen & { deliverBy: string; organizerName: string; commitDays: number };

type By = { slug: string; name: string } | null;

/**
 * What stands under a wish: the thing, the place, who checked it; how long there is to give it, or
 * when it came and which business gave it.
 */
export function useWishFacts(wish: Facts, by: By): { label: ReactNode; value: ReactNode }[] {
  const { pages, batches, businesses, wishes } = useText();
  const { wish: words, batch } = pages;
  const to = useTo();
  const written = useWrittenIn();
  return [
    ...(wish.spec ? [{ label: words.what, value: <span lang={written}>{wish.spec}</span> }] : []),
    { label: words.place, value: wish.place },
    ...(wish.state === "open"
      ? [{ label: words.onceClaimed, value: words.daysToGive(wish.commitDays) }]
      : []),
    wish.grantedAt
      ? { label: wishes.arrived, value: <Day at={wish.grantedAt} /> }
      : { label: batches.deliverBy, value: <Day at={wish.deliverBy} /> },
    { label: batch.organizer, value: <span lang={written}>{wish.organizerName}</span> },
    { label: words.checked, value: words.checkedNote },
    ...(by
      ? [
          {
            label: businesses.by,
            value: (
              <a href={to(`/businesses/${by.slug}`)} lang={written}>
                {by.name}
              </a>
            ),
          },
        ]
      : []),
  ];
}
