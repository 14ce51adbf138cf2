import { useText, useTo } from "~/i18n/reader";
import { Drawing } from "~/ui/drawing";
import { unbroken, useWrittenIn } from "./language";
import type { WishSeen } from "./wires";

/** The head of a tag: what kind of thing, from which batch. */
export function WishTop({ wish, large }: { wish: WishSeen; large?: boolean }) {
  const { wishes } = useText();
  const path = useTo();
  const written = useWrittenIn();
  return (
    <div className="tag-top">
      <p className="tag-kind">
        <Drawing name={wish.category} size={large ? "large" : "tag"} />
        {wishes.category[wish.category]}
      </p>
      <p className="tag-number">
        {large ? (
          <a href={path(`/batches/${wish.batch.slug}`)} lang={written}>
            {unbroken(wish.batch.name)}
          </a>
        ) : (
          <span lang={written}>{unbroken(wish.batch.name)}</span>
        )}{" "}
        <span className="tag-count">{wishes.number(wish.number)}</span>
      </p>
    </div>
  );
}

/** All that may be known of the child: an alias, an age band, a township. */
export function WishChild({ wish }: { wish: WishSeen }) {
  const { common, wishes } = useText();
  const written = useWrittenIn();
  return (
    <p className="tag-child">
      <span lang={written}>{wish.alias}</span>
      {wish.ageBand && common.comma + wishes.ageBand[wish.ageBand]}
      {common.comma}
      {wish.place}
    </p>
  );
}
