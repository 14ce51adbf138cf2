import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { claimInput } from "./input";
import { isEnded } from "./life";
import { mayMove } from "./may";
import { readClaim } from "./rows.server";

/** Somebody who claims for a business; his email is known to his colleagues alone. */
type Fellow = { personId: string; name: string; email: string | null };

/** To whom of its business a claim could go, and what it is; nobody once it is over. */
export const fellows = query("claims.fellows", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => mayMove(actor, claim),

  async read({ tx }, _, claim) {
    const over = isEnded(claim.state) || claim.state === "confirmed" || claim.frozenAt !== null;
    const { rows } = await sql<Fellow>`select person_id as "personId", name, email
      from fellows_of(${claim.id}) order by name, email`.execute(tx);
    return {
      ...(await aboutOf(tx, claim.wishId)),
      id: claim.id,
      has: rows.find(({ personId }) => personId === claim.personId) ?? null,
      others: over ? [] : rows.filter(({ personId }) => personId !== claim.personId),
    };
  },
});

const aboutOf = (tx: Tx, wishId: string) =>
  tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.title", "w.number", "b.title as batch", "b.slug"])
    .where("w.id", "=", wishId)
    .executeTakeFirstOrThrow();
