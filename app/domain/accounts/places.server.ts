import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";

/**
 * The place that someone means by a name or by a code of GB/T 2260. Refuses with `place_unknown`,
 * or with `place_ambiguous` where several counties share a name and only the code tells.
 */
export async function placeNamed(tx: Tx, text: string): Promise<string> {
  const found = await tx
    .selectFrom("places")
    .select("code")
    .where((eb) =>
      eb.or([
        eb("code", "=", text),
        eb("nameZh", "=", text),
        eb(eb.fn("lower", ["nameEn"]), "=", text.toLowerCase()),
      ]),
    )
    .where("level", "<>", "township")
    .limit(2)
    .execute();
  const [place, other] = found;
  if (!place) throw new Refusal("place_unknown", "place");
  if (other) throw new Refusal("place_ambiguous", "place");
  return place.code;
}
