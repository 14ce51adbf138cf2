import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { Facts } from "~/ui/figures";
import { Note } from "~/ui/note";
import { Stamp } from "~/ui/stamp";
import { useWrittenIn } from "./language";
import { lanternOf } from "./standing";
import { WishChild, WishTop } from "./wish-child";
import type { WishSeen } from "./wires";

/** One wish large, on a page of its own. Its title is the page's h1. */
export function WishCard({
  wish,
  facts = [],
  photo,
  children,
}: {
  wish: WishSeen;
  facts?: { label: ReactNode; value: ReactNode }[];
  photo?: ReactNode;
  children?: ReactNode;
}) {
  const { wishes } = useText();
  const written = useWrittenIn();
  const standing = lanternOf(wish) ?? "closed";
  return (
    <article className={`tag tag-large tag-${standing}`}>
      <WishTop wish={wish} large />
      <h1 lang={written}>{wish.title}</h1>
      <WishChild wish={wish} />
      {wish.words && (
        <Note large lang={written}>
          {wish.words}
        </Note>
      )}
      {photo}
      {facts.length > 0 && <Facts items={facts} />}
      {children}
      {standing === "granted" && <Stamp label={wishes.status.granted} lit />}
    </article>
  );
}
