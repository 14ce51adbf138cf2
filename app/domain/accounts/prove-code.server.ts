import { env } from "~/platform/env.server";
import type { RefusalCode } from "~/platform/refusal";
import { command } from "../door.server";
import { proveCodeInput } from "./input";
import { bySite } from "./may";
import { personOfEmail, revisePerson, tryCode } from "./rows.server";

export type Proof = { personId: string } | { refused: RefusalCode };

/**
 * Proves that an email is one's own by the code sent to it; the person is made at the first proof.
 * A wrong code is a result and not a refusal, so that the try stays counted.
 */
export const proveCode = command("accounts.proveCode", {
  input: proveCodeInput,
  may: ({ actor }) => bySite(actor),

  async handle({ tx, now }, { email, code, locale }): Promise<Proof> {
    const tried = await tryCode(tx, now, email, code);
    if (tried !== "fits") return { refused: tried };
    const person = await personOfEmail(tx, now, email, locale);
    if (person.frozenAt) return { refused: "account_frozen" };
    if (email === env().stewardEmail?.toLowerCase() && !person.steward) {
      await revisePerson(tx, person.id, { steward: true });
    }
    return { personId: person.id };
  },
});
