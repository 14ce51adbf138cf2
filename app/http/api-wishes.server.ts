import type { z } from "zod";
import { publicBatches } from "~/domain/batches/public.server";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { env } from "~/platform/env.server";
import { askedAs, readSigned, signedAfter } from "./api.server";
import { batchesAsked, batchPage, wishesAsked, wishShape, type wishPage } from "./api-shapes";

type Wish = Awaited<ReturnType<typeof searchWishes>>["wishes"][number];
type Batch = Awaited<ReturnType<typeof publicBatches>>["batches"][number];

const at = (path: string) => env().publicUrl + path;

/** A wish as a program reads it: field by field, so that nothing new of a page slips in. */
export const wishForProgram = (wish: Wish): z.output<typeof wishShape> =>
  wishShape.parse({
    id: wish.id,
    url: at(`/wishes/${wish.id}`),
    number: wish.number,
    title: wish.title,
    category: wish.category,
    alias: wish.alias,
    ageBand: wish.ageBand,
    place: { zh: wish.place.zh, en: wish.place.en },
    words: wish.words,
    spec: wish.spec,
    price: { minor: wish.price.minor, currency: wish.price.currency },
    state: wish.state,
    openedAt: wish.openedAt,
    closesAt: wish.closesAt,
    deliverBy: wish.deliverBy,
    grantedAt: wish.grantedAt,
    organizer: wish.organizerName,
    batch: {
      slug: wish.batch.slug,
      title: wish.batch.name,
      state: wish.batch.state,
      url: at(`/batches/${wish.batch.slug}`),
    },
  });

/** One page of wishes: the open ones, unless others are asked for. */
export async function wishesForProgram(asked: URLSearchParams): Promise<z.output<typeof wishPage>> {
  const { after, ...filters } = askedAs(wishesAsked, asked);
  const question = JSON.stringify(filters);
  const begins = readSigned(after, question);
  const { wishes, next } = await searchWishes(searchInput.parse({ ...filters, after: begins }));
  return {
    wishes: wishes.map(wishForProgram),
    next: next ? nextOf("/api/v1/wishes", filters, signedAfter(next, question)) : null,
  };
}

/** One page of public batches, the open ones first, then the newest. */
export async function batchesForProgram(
  asked: URLSearchParams,
): Promise<z.output<typeof batchPage>> {
  const { after, ...filters } = askedAs(batchesAsked, asked);
  const question = JSON.stringify(filters);
  const { batches, next } = await publicBatches(readSigned(after, question), filters.state);
  return batchPage.parse({
    batches: batches.map(batchForProgram),
    next: next ? nextOf("/api/v1/batches", filters, signedAfter(next, question)) : null,
  });
}

const batchForProgram = ({ counts, ...batch }: Batch) => ({
  slug: batch.slug,
  url: at(`/batches/${batch.slug}`),
  title: batch.name,
  intro: batch.lead,
  programme: batch.programme,
  organizer: batch.organizer,
  place: { zh: batch.place.zh, en: batch.place.en },
  state: batch.state,
  openedAt: batch.openedAt,
  closesAt: batch.closesAt,
  deliverBy: batch.deliverBy,
  wishes: {
    open: counts.open,
    taken: counts.held + counts.taken + counts.sent,
    granted: counts.granted,
  },
});

function nextOf(path: string, filters: Record<string, string | undefined>, after: string): string {
  const kept = Object.entries(filters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return at(`${path}?${new URLSearchParams([...kept, ["after", after]])}`);
}
