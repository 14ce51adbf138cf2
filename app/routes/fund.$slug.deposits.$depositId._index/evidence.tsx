import { useText } from "~/i18n/reader";
import { Section } from "~/ui/page";
import { PhotoFrame } from "~/ui/photo";

type Photo = { id: string; src: string; width: number; height: number };

/** The papers that prove it, opened for a quarter of an hour. */
export function Evidence({ photos }: { photos: Photo[] }) {
  const { deposit: text } = useText().funds.desk;
  return (
    <Section title={text.evidence}>
      {photos.length === 0 && <p>{text.noEvidence}</p>}
      {photos.map(({ id, src, width, height }) => (
        <PhotoFrame key={id} {...{ src, width, height }} alt={text.evidenceAlt} enlarges />
      ))}
    </Section>
  );
}
