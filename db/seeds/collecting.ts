import { makeBatch } from "~/domain/batches/make-batch.server";
import { approveSheet } from "~/domain/privacy/approve-sheet.server";
import { recordConsents } from "~/domain/privacy/record-consents.server";
import { run } from "~/domain/run.server";
import { addWish } from "~/domain/wishes/add-wish.server";
import { approveWishes } from "~/domain/wishes/approve-wish.server";
import type { Cast } from "./cast";
import { childName, county, townships } from "./names";
import type { Sample } from "./samples";
import type { Calendar, Dice } from "./time";

export type Plan = {
  slug: string;
  number: number;
  title: string;
  intro: string;
  /** Days before today on which the texts were gathered; then reviewed a day later. */
  gathered: number;
  closes: number;
  deliverBy: number;
  /** The signed sheets still wait for the second person. */
  sheetsWait?: boolean;
};

/** Where the children of a batch begin in the list of invented names. */
type From = { programmeId: string; hubId: string; firstChild: number };

export type Wish = { id: string; publicId: string; number: number; childId: string } & Pick<
  Sample,
  "category" | "price"
>;

const measured = {
  coat: (age: number) => `${Math.min(165, 80 + age * 6)} cm`,
  shoes: (age: number) => `${Math.min(40, 23 + age + Math.floor(age / 4))} 码`,
  bike: (age: number) => (age < 9 ? "18 寸" : age < 12 ? "20 寸" : "22 寸"),
} as const;
const isMeasured = (size: string): size is keyof typeof measured => size in measured;

/** A batch as a draft, its children sealed, consents recorded and approved, texts approved. */
export async function collect(
  cast: Cast,
  days: Calendar,
  { below }: Dice,
  { programmeId, hubId, firstChild }: From,
  { gathered, closes, deliverBy, sheetsWait, ...batch }: Plan,
  samples: readonly Sample[],
): Promise<Wish[]> {
  const { coordinator } = cast;
  const { at, on } = days;
  const { id: batchId } = await run(makeBatch, {
    actor: coordinator,
    input: {
      ...batch,
      programmeId,
      hubId,
      placeCode: county,
      closesOn: on(closes),
      deliverBy: on(deliverBy),
    },
    now: at(-gathered, 9),
  });
  const wishes: Wish[] = [];
  for (const [place, { size, category, ...sample }] of samples.entries()) {
    const township = townships[place % townships.length]!;
    const number = firstChild + place;
    // Small batches keep to one age band a school, so that five children share it.
    const band = samples.length < 50 ? 0 : Math.floor(place / townships.length) % 2;
    const age = township.bands[band]! + below(3);
    const legalName = childName(number);
    const born = Number(on(-gathered).slice(0, 4)) - age;
    const wish = await run(addWish, {
      actor: coordinator,
      input: {
        batchId,
        ...sample,
        category,
        size: isMeasured(size) ? measured[size](age) : size,
        legalName,
        birth: `${born}-01-0${1 + below(9)}`,
        townshipCode: township.code,
        school: township.school,
        guardianName: `${legalName[0]}${["桂芳", "德贵", "秀兰", "长顺"][below(4)]}`,
        guardianPhone: `1990000${String(1000 + number)}`,
      },
      now: at(-gathered, 10 + place / 60),
    });
    wishes.push({ ...wish, category, price: sample.price });
  }
  await consent(cast, days, { gathered, sheetsWait }, wishes);
  return wishes;
}

/** A signed sheet a school; every seventh family keeps the photos to itself. */
async function consent(
  { coordinator, reviewer }: Cast,
  { at, on }: Calendar,
  { gathered, sheetsWait }: Pick<Plan, "gathered" | "sheetsWait">,
  wishes: readonly Wish[],
) {
  for (const place of townships.keys()) {
    const here = wishes.filter((_, index) => index % townships.length === place);
    for (const shy of [false, true]) {
      const some = here.filter(({ number }) => (number % 7 === 0) === shy);
      if (some.length === 0) continue;
      const { sheetId } = await run(recordConsents, {
        actor: coordinator,
        input: {
          childIds: some.map(({ childId }) => childId),
          scopes: ["publish_text", "share_photo", ...(shy ? [] : ["publish_photo"])],
          giver: place === 0 ? "grandparent" : "parent",
          givenOn: on(-gathered - 1),
        },
        now: at(-gathered, 14),
      });
      if (sheetsWait) continue;
      await run(approveSheet, { actor: reviewer, input: { sheetId }, now: at(1 - gathered, 9) });
    }
  }
}

/** A second person reads the texts and lets them be public. */
export async function approveAll(
  { reviewer }: Cast,
  { at }: Calendar,
  { gathered }: Pick<Plan, "gathered">,
  wishes: readonly Wish[],
) {
  await run(approveWishes, {
    actor: reviewer,
    input: { wishIds: wishes.map(({ id }) => id) },
    now: at(1 - gathered, 10),
  });
}
