import { useText } from "~/i18n/reader";
import { ConcernLink } from "~/parts/concern-link";
import { PhotoFrame } from "~/ui/photo";

type Photo = { id: string; src: string; width: number; height: number };

/** The photo of a granted wish, and the way to say that something is wrong with it. */
export function WishPhoto({ photo: { id, ...photo } }: { photo: Photo }) {
  const { concerns, pages } = useText();
  return (
    <>
      <PhotoFrame {...photo} alt={pages.wish.photo} caption={pages.wish.photo} enlarges />
      <ConcernLink about={`photo:${id}`} label={concerns.linkPhoto} />
    </>
  );
}
