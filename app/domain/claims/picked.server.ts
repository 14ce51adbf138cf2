import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { eachAlone, type Outcome } from "~/platform/each.server";
import { Refusal, type RefusalCode } from "~/platform/refusal";
import { missing, wishesPicked } from "../wishes/picked.server";
import { endedStates } from "./life";
import { lockClaims, type Claim } from "./rows.server";

/** The live claims of the picked wishes, with who promised as far as staff may know without a look. */
export async function claimsPicked(tx: Tx, batchId: string, numbers: readonly number[]) {
  const wishes = await wishesPicked(tx, batchId, numbers);
  const claims = await tx
    .selectFrom("claims as c")
    .leftJoin("people as p", "p.id", "c.personId")
    .leftJoin("organizations as o", "o.id", "c.organizationId")
    .select(["c.id", "c.wishId", "c.state", "c.way", "c.dueAt", "c.remindedAt", "c.recordedBy"])
    .select([
      "c.personId",
      "c.organizationId",
      "c.partyId",
      "p.name",
      "p.locale",
      "o.name as business",
    ])
    .select(sql<boolean>`p.email is not null`.as("hasMail"))
    .select(sql<Date | null>`frozen_since(c)`.as("frozenAt"))
    .where("c.batchId", "=", batchId)
    .where("c.wishId", "in", wishes.length > 0 ? wishes.map(({ id }) => id) : [batchId])
    .where("c.state", "not in", endedStates)
    .execute();
  const byWish = new Map(claims.map((claim) => [claim.wishId, claim]));
  return {
    rows: wishes.map(({ id, number, title, category }) => ({
      ...{ id, number, title, category },
      claim: byWish.get(id) ?? null,
    })),
    none: missing(numbers, wishes),
  };
}
type Picked = Awaited<ReturnType<typeof claimsPicked>>["rows"][number];
type Standing = NonNullable<Picked["claim"]>;

/** Who promised, as the desk names him; a recorded donor's name is sealed. */
export const claimantOf = ({ business, name, recordedBy }: Standing) => ({
  name: business ?? name,
  recorded: recordedBy !== null,
});

/**
 * Does a step for the live claim of each picked wish, as far as it was seen, locked in one order. What
 * stands against one is told under its number and keeps no other back.
 */
export async function eachClaim(
  tx: Tx,
  { batchId, pick, seen }: { batchId: string; pick: readonly number[]; seen: Set<string> },
  whyNot: (claim: Standing | null) => RefusalCode | null,
  step: (claim: Claim) => Promise<unknown>,
): Promise<Outcome<number>> {
  const before = await claimsPicked(tx, batchId, pick);
  const ids = before.rows.flatMap(({ claim }) => claim?.id ?? []);
  const locked = new Map(
    (ids.length > 0 ? await lockClaims(tx, ids) : []).map((claim) => [claim.id, claim]),
  );
  // Whoever was first may have moved them meanwhile.
  const { rows, none } = await claimsPicked(tx, batchId, pick);
  const outcome = await eachAlone(
    tx,
    rows,
    ({ number }) => number,
    async ({ claim: standing }) => {
      if (standing && !seen.has(standing.id)) throw new Refusal("claim_new_since");
      const why = whyNot(standing);
      if (why) throw new Refusal(why);
      const claim = standing && locked.get(standing.id);
      if (!claim) throw new Refusal("step_not_possible");
      await step(claim);
    },
  );
  return { ...outcome, left: [...outcome.left, ...none] };
}
