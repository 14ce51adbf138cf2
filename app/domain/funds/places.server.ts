import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { placeNamed } from "../accounts/places.server";

const mostPlaces = 20;

/** The codes of places named in a line, parted by commas; refuses at the field `places`. */
export async function placesNamed(tx: Tx, line: string): Promise<string[]> {
  const names = line
    .split(/[,，、;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length > mostPlaces) throw new Refusal("field_too_long", "places");
  const codes: string[] = [];
  for (const name of names) {
    try {
      codes.push(await placeNamed(tx, name));
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(error.code, "places") : error;
    }
  }
  return [...new Set(codes)];
}
