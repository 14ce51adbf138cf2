import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { decideOnPhotosOf, firstUndecided } from "../photos/rows.server";
import { confirmManyInput } from "./input";
import { mayWitness } from "./may";
import { lockTogether, putManyOnRecord } from "./rows.server";

/**
 * A witness who is signed in says of many things at once what arrived, and reads their photos with
 * it: of each that is his to decide on he says what becomes of it. What he brought himself, or
 * somebody else spoke of meanwhile, is left and told.
 */
export const confirmMany = command("deliveries.confirmMany", {
  input: confirmManyInput,
  subject: ({ tx }, { lines }) =>
    lockTogether(
      tx,
      lines.map(({ claimId }) => claimId),
    ),
  may: ({ actor }, together) => mayWitness(actor, together),

  async handle(handling, { clientId, relation, lines, photos }, { claims }) {
    const claimIds = claims.map(({ id }) => id);
    const undecided = await firstUndecided(handling, claimIds, photos);
    if (undecided) throw new Refusal("field_missing", `photo-${undecided}`);
    return putManyOnRecord(
      handling,
      claims,
      lines,
      {
        clientId,
        method: "signed_in",
        witnessId: personIdOf(handling.actor),
        relation,
        witnessedAt: handling.now,
      },
      (claim) => decideOnPhotosOf(handling, claim.id, photos),
    );
  },
});
