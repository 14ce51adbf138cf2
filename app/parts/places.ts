import { useLocale } from "~/i18n/reader";

type Named = { zh: string; en: string };

/** Puts the place's name in the reader's language where both came over the wire. */
export function usePlaces(): <Thing extends { place: Named }>(
  thing: Thing,
) => Omit<Thing, "place"> & { place: string } {
  const locale = useLocale();
  return (thing) => ({ ...thing, place: locale === "en" ? thing.place.en : thing.place.zh });
}
