import { z } from "zod";
import { command } from "../door.server";

const atOnce = 5_000;

const place = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  level: z.enum(["province", "city", "county", "township"]),
  nameZh: z.string(),
  nameEn: z.string(),
});
export type Place = z.infer<typeof place>;

/** Brings the list of places up to date, parents before their parts; returns how many it holds. */
export const keepPlaces = command("accounts.keepPlaces", {
  input: z.object({ places: z.array(place) }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx }, { places }) {
    for (let from = 0; from < places.length; from += atOnce) {
      await tx
        .insertInto("places")
        .values(places.slice(from, from + atOnce))
        .onConflict((conflict) =>
          conflict.column("code").doUpdateSet((eb) => ({
            parentCode: eb.ref("excluded.parentCode"),
            nameZh: eb.ref("excluded.nameZh"),
            nameEn: eb.ref("excluded.nameEn"),
          })),
        )
        .execute();
    }
    return places.length;
  },
});
