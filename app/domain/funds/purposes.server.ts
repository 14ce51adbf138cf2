import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { openPurpose, type Purpose } from "../ledger/rows.server";

/**
 * The purpose that a gift names by a public name ("batch:qianyuan-3"), made where the fund has none
 * yet; null for a gift that is for nothing in particular. Refuses at the field `purpose`.
 */
export async function purposeFor(
  { tx }: { tx: Tx; now: Date },
  fundId: string,
  named: string,
): Promise<string | null> {
  if (named === "general") return null;
  const [kind, name = ""] = named.split(":");
  const purpose = await thing(tx, kind, name);
  if (!purpose) throw new Refusal("choice_unknown", "purpose");
  return openPurpose(tx, fundId, purpose);
}

async function thing(tx: Tx, kind: string | undefined, name: string): Promise<Purpose | undefined> {
  if (kind === "programme") {
    const found = await tx
      .selectFrom("programmes")
      .select("id")
      .where("slug", "=", name)
      .executeTakeFirst();
    return found && { kind, programmeId: found.id };
  }
  if (kind === "batch") {
    const found = await tx
      .selectFrom("publicBatches")
      .select("id")
      .where("slug", "=", name)
      .executeTakeFirst();
    return found && { kind, batchId: found.id };
  }
  const found = await tx
    .selectFrom("publicWishes")
    .select("id")
    .where("publicId", "=", name)
    .executeTakeFirst();
  return found && { kind: "wish", wishId: found.id };
}

/** What money is for, in public terms; a wish that is no longer public keeps its id to itself. */
export type PurposeName = { kind: "programme" | "batch" | "wish"; title: string; name: string };

/** How purposes are called, by their ids. */
export async function purposeNames(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, PurposeName>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom("purposes as u")
    .leftJoin("programmes as p", "p.id", "u.programmeId")
    .leftJoin("publicBatches as b", "b.id", "u.batchId")
    .leftJoin("publicWishes as w", "w.id", "u.wishId")
    .select(["u.id", "u.kind"])
    .select((eb) => [
      eb.fn.coalesce("p.title", "b.title", "w.title", eb.val("")).as("title"),
      eb.fn.coalesce("p.slug", "b.slug", "w.publicId", eb.val("")).as("name"),
    ])
    .where("u.id", "in", wanted)
    .execute();
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** How one purpose is called; null for money that is for nothing in particular. */
export const purposeName = async (tx: Tx, id: string | null): Promise<PurposeName | null> =>
  id ? ((await purposeNames(tx, [id])).get(id) ?? null) : null;

/** What a gift to a fund may be for now: the programmes with an open batch in its places, and these batches. */
export async function purposesOffered(tx: Tx, { placeCodes }: { placeCodes: readonly string[] }) {
  const batches = await tx
    .selectFrom("publicBatches")
    .select(["slug", "title", "placeCode", "programmeSlug", "programmeTitle"])
    .where("state", "=", "open")
    .orderBy("closesAt")
    .limit(100)
    .execute();
  const near = batches.filter(
    ({ placeCode }) =>
      placeCodes.length === 0 || placeCodes.some((code) => placeCode?.startsWith(code)),
  );
  const programmes = new Map(near.map((one) => [one.programmeSlug, one.programmeTitle]));
  return {
    programmes: [...programmes].map(([name, title]) => ({ name, title })),
    batches: near.map(({ slug: name, title }) => ({ name, title })),
  };
}
