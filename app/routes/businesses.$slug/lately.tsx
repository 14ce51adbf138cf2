import { useText } from "~/i18n/reader";
import { usePlaces } from "~/parts/places";
import type { WishSeen } from "~/parts/wires";
import { WishTags } from "~/parts/wish-tag";
import { Section } from "~/ui/page";
import { PhotoFrame } from "~/ui/photo";

type Listed = Omit<WishSeen, "place"> & { place: { zh: string; en: string } };
type Photo = { wish: string; src: string; width: number; height: number };

/** The public wishes it granted last, as they hang elsewhere, with the photos that may be shown. */
export function Lately({ wishes, photos }: { wishes: Listed[]; photos: Photo[] }) {
  const { businesses: text } = useText();
  if (wishes.length === 0) return null;
  return (
    <Section title={text.lately}>
      <WishTags
        wishes={wishes.map(usePlaces())}
        level={3}
        photoOf={({ id, title }) => {
          const photo = photos.find(({ wish }) => wish === id);
          return photo && <PhotoFrame {...sizeOf(photo)} alt={`${text.photo} ${title}`} />;
        }}
      />
    </Section>
  );
}

const sizeOf = ({ src, width, height }: Photo) => ({ src: `${src}?size=small`, width, height });
