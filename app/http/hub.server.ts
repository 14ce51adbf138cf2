import type { Person } from "~/domain/actor";
import { parcelAtHub } from "~/domain/deliveries/queries.server";
import { ask } from "~/domain/run.server";
import { Refusal } from "~/platform/refusal";

/** The parcel that was dealt with last, for the page that is ready for the next one. */
export async function justDone(actor: Person, key: string | null) {
  if (!key) return null;
  try {
    return await ask(parcelAtHub, { actor, input: { key } });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
