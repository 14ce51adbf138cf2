import { localOf } from "./times";

type Settings = {
  slug: string;
  number: number;
  title: string;
  placeCode: string;
  hubId: string;
  cap: number;
  holdMinutes: number;
  commitDays: number;
  openedAt: Date | null;
  madeAt: Date;
  closesAt: Date;
  deliverBy: Date;
  timeZone: string;
};

/**
 * The settings of a batch for the next one: as many days to claim and to deliver, counted from
 * today, and the new number where the old one stood in its title and address. What was written of the
 * old one is not said of the new.
 */
export function copied(like: Settings, number: number, now: Date) {
  const { title, placeCode, hubId, cap, holdMinutes, commitDays, timeZone } = like;
  const shift = now.getTime() - (like.openedAt ?? like.madeAt).getTime();
  const dayOf = (at: Date) => localOf(new Date(at.getTime() + shift), timeZone).slice(0, 10);
  const numbered = new RegExp(`(第\\s*|\\b(?:batch|no\\.?)\\s*)${like.number}(?!\\d)`, "i");
  const ending = new RegExp(`-${like.number}$`);
  return {
    ...{ placeCode, hubId, cap, holdMinutes, commitDays },
    title: title.replace(numbered, `$1${number}`),
    slug: ending.test(like.slug) ? like.slug.replace(ending, `-${number}`) : "",
    closesOn: dayOf(like.closesAt),
    deliverBy: dayOf(like.deliverBy),
  };
}

export type Copied = ReturnType<typeof copied>;
