import type { Person } from "~/domain/actor";
import { offeredPhotos } from "~/domain/photos/queries.server";
import { copyPhoto, type StoredPhoto } from "~/domain/photos/take-in.server";
import { ask } from "~/domain/run.server";
import type { FormInput } from "./form.server";
import { filesIn, withPhotos, type Upload } from "./photos.server";

const textsIn = (given: unknown): string[] =>
  [given].flat().filter((one): one is string => typeof one === "string");

/** What a form of many things says of each, all but those it leaves open. */
export const linesIn = (form: FormInput) =>
  textsIn(form.claimIds)
    .map((claimId) => ({
      claimId,
      outcome: form[`outcome-${claimId}`],
      note: form[`note-${claimId}`],
    }))
    .filter(({ outcome }) => outcome !== "later");

/**
 * What a form decides on photos, each by its own field. Where one says nothing of a photo that the form
 * names, what it says of all of them holds.
 */
export function decisionsIn(form: FormInput) {
  const own = Object.entries(form)
    .filter(([name, decision]) => name.startsWith("photo-") && decision)
    .map(([name, decision]) => ({ photoId: name.slice("photo-".length), decision }));
  if (!form.allPhotos) return own;
  const rest = textsIn(form.photoIds).filter((id) => !own.some(({ photoId }) => photoId === id));
  return [...own, ...rest.map((photoId) => ({ photoId, decision: form.allPhotos }))];
}

type OfClaim = StoredPhoto & { claimId: string };

/**
 * The photos of a delivery's form: files that came with it, those sent ahead and named by their
 * tokens, and the ones that show several things, of which each wish gets its own.
 */
export function withDeliveryPhotos(
  { actor, form }: { actor: Person; form: FormInput },
  work: (photos: OfClaim[]) => Promise<Response>,
): Promise<Response> {
  const claimIds = textsIn(form.claimIds);
  const names = [...claimIds, "shared"];
  const files = Object.fromEntries(
    names.map((name) => [`photos-${name}`, filesIn(form[`photos-${name}`])]),
  );
  const sharers = textsIn(form.shared).filter((id) => claimIds.includes(id));
  return withPhotos({ files, input: form }, async (uploads, alsoLetGo) => {
    const all = [...uploads, ...(await sentAhead(actor, form, names))];
    const photos: OfClaim[] = [];
    for (const { field, picture } of all) {
      const name = field.slice("photos-".length);
      const whose = name === "shared" ? sharers : [name];
      for (const [place, claimId] of whose.entries()) {
        const own = place === 0 ? picture : await copyPhoto(picture);
        if (place > 0) alsoLetGo(own);
        photos.push({ ...own, claimId });
      }
    }
    return work(photos);
  });
}

async function sentAhead(actor: Person, form: FormInput, names: string[]): Promise<Upload[]> {
  const named = names.flatMap((name) =>
    textsIn(form[`tokens-${name}`]).map((token) => ({ field: `photos-${name}`, token })),
  );
  const tokens = named.map(({ token }) => token);
  const pictures = await ask(offeredPhotos, { actor, input: { tokens } });
  return pictures.map((picture, place) => ({ field: named[place]!.field, picture }));
}
