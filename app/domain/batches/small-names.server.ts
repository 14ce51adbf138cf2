import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { smallestCell } from "../wishes/cells";
import { countyOf } from "../wishes/places.server";

/** What everybody reads over a batch's wishes. */
type Said = { title: string; intro: string; slug: string; placeCode: string; programmeId: string };
type Living = { id: string; township: string; county: string };

/**
 * Refuses a batch that names a township in which fewer than five of its children live: whoever is shown by
 * county alone would be known to live there. What its programme says of itself stands over it too.
 */
export async function refuseSmallNames(tx: Tx, batch: Said, children: readonly Living[]) {
  const counties = [...new Set(children.map(({ county }) => county))];
  if (counties.length === 0) return;
  const townships = await tx
    .selectFrom("places")
    .select(["code", "nameZh", "nameEn"])
    .where("level", "=", "township")
    .where((eb) => eb.or([eb("parentCode", "in", counties), eb("code", "=", batch.placeCode)]))
    .execute();
  const programme = await tx
    .selectFrom("programmes")
    .select(["title", "about", "slug"])
    .where("id", "=", batch.programmeId)
    .executeTakeFirstOrThrow();
  const said = [batch.title, batch.intro, batch.slug, ...Object.values(programme)]
    .join("\n")
    .toLowerCase();
  for (const { code, nameZh, nameEn } of townships) {
    const named =
      code === batch.placeCode || namesOf(nameZh, nameEn).some((it) => said.includes(it));
    const living = new Set(children.filter((one) => one.township === code).map(({ id }) => id));
    if (named && living.size < smallestCell) {
      throw new Refusal("batch_names_small_place", undefined, { place: nameZh });
    }
  }
}

const namesOf = (nameZh: string, nameEn: string): string[] =>
  [
    nameZh,
    nameZh.replace(/(?:街道|地区|民族乡|镇|乡)$/, ""),
    nameEn,
    nameEn.replace(/\s*(?:town|township|subdistrict)$/i, ""),
  ]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 1);

/** The same for what an open batch is to say from now on, with the children who are on its page. */
export async function refuseSmallNamesNow(tx: Tx, now: Date, batch: Said & { id: string }) {
  const children = await tx
    .selectFrom("wishes as w")
    .innerJoin("children as c", "c.id", "w.childId")
    .innerJoin("places as p", "p.code", "c.townshipCode")
    .select(["c.id", "p.code as township", countyOf.as("county")])
    .where("w.batchId", "=", batch.id)
    .where("w.state", "in", ["open", "taken", "granted"])
    .where("w.publishUntil", ">", now)
    .where("w.hiddenAt", "is", null)
    .where("w.frozenAt", "is", null)
    .execute();
  await refuseSmallNames(tx, batch, children);
}
