import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql, type Insertable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { eachAlone, type Outcome } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import type { Confirmations, Deliveries } from "../../../db/schema";
import { nextState } from "../claims/life";
import { lockClaims, reviseClaim, type Claim } from "../claims/rows.server";
import type { Handling } from "../door.server";

/** Locks claims of one organizer; nothing when one is missing or they are of several. */
export async function lockTogether(tx: Tx, claimIds: readonly string[]) {
  const claims = await lockClaims(tx, claimIds);
  const organizerId = claims[0]?.organizerId;
  const whole = claims.length === new Set(claimIds).size;
  if (!organizerId || !whole || claims.some((claim) => claim.organizerId !== organizerId)) {
    return undefined;
  }
  return { organizerId, claims };
}

/** The numbers of the wishes that these claims are for. */
export async function wishNumbers(tx: Tx, claims: readonly Claim[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("wishes")
    .select(["id", "number"])
    .where(
      "id",
      "in",
      claims.map(({ wishId }) => wishId),
    )
    .execute();
  const byWish = new Map(rows.map(({ id, number }) => [id, number]));
  return new Map(claims.map(({ id, wishId }) => [id, byWish.get(wishId) ?? 0]));
}

/** Does a step for each claim, and tells of it by the wishes' numbers; refuses when it could be done for none. */
export async function forEachClaim(
  { tx }: Handling,
  claims: readonly Claim[],
  step: (claim: Claim) => Promise<unknown>,
): Promise<Outcome<number>> {
  if (claims.length === 0) throw new Refusal("delivery_nothing_left");
  const numbers = await wishNumbers(tx, claims);
  const outcome = await eachAlone(tx, claims, ({ id }) => numbers.get(id) ?? 0, step);
  const [first] = outcome.left;
  if (first && outcome.done.length === 0) throw new Refusal(first.code);
  return outcome;
}

/** The delivery that a phone recorded under its own id, if it arrived before. */
export const deliveryOfClient = (tx: Tx, clientId: string) =>
  tx
    .selectFrom("deliveries")
    .select(["id", "courierId"])
    .where("clientId", "=", clientId)
    .executeTakeFirst();

export const readDelivery = (tx: Tx, deliveryId: string) =>
  tx
    .selectFrom("deliveries")
    .select(["id", "organizerId", "courierId", "deliveredAt"])
    .where("id", "=", deliveryId)
    .executeTakeFirst();

/** What of a delivery no witness spoke of yet. */
export const claimsToSpeakOf = (tx: Tx, deliveryId: string) =>
  tx
    .selectFrom("claims")
    .innerJoin("wishes", "wishes.id", "claims.wishId")
    .select([
      "claims.id as claimId",
      "wishes.title",
      "wishes.size",
      "wishes.colour",
      "wishes.style",
      "claims.substituteNote",
    ])
    .where("claims.deliveryId", "=", deliveryId)
    .where("claims.state", "=", "delivered")
    .where(sql`frozen_since(claims)`, "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("confirmations")
            .select("confirmations.id")
            .whereRef("confirmations.claimId", "=", "claims.id")
            .whereRef("confirmations.deliveryId", "=", "claims.deliveryId"),
        ),
      ),
    )
    .orderBy("wishes.number")
    .execute();

export async function insertDelivery(tx: Tx, delivery: Insertable<Deliveries>): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("deliveries")
    .values({ ...delivery, id })
    .execute();
  return id;
}

type Word = Pick<
  Insertable<Confirmations>,
  "method" | "witnessId" | "relation" | "linkId" | "listPhotoId" | "outcome" | "note"
> & { clientId: string; witnessedAt: Date };

/**
 * Puts a witness's word on record. A match confirms the claim, which grants the wish; what differs
 * stays delivered until staff decide. The same word sent again changes nothing.
 * @throws Refusal `field_missing` when what differs isn't told, or what the database refuses.
 */
export async function putOnRecord(
  { tx, now, tell }: Handling,
  claim: Claim,
  { clientId, ...word }: Word,
): Promise<void> {
  const id = idFrom(clientId, claim.id);
  const before = await tx
    .selectFrom("confirmations")
    .select("id")
    .where("clientId", "=", id)
    .executeTakeFirst();
  if (before) return;

  const state = nextState("confirm", claim);
  if (!claim.deliveryId) throw new Refusal("confirmation_other_delivery");
  await tx
    .insertInto("confirmations")
    .values({
      ...word,
      id: randomUUID(),
      organizerId: claim.organizerId,
      claimId: claim.id,
      deliveryId: claim.deliveryId,
      clientId: id,
      recordedAt: now,
    })
    .execute();
  if (word.outcome === "discrepancy") return tell("claim_disputed", { claimId: claim.id });
  await reviseClaim(tx, claim.id, { state, confirmedAt: now });
  await tell("claim_confirmed", { claimId: claim.id });
}

/** What became of many words; `differing` are those of `done` that the witness says differ. */
export type Spoken = Outcome<number> & { differing: number[] };

/** What a witness says of one thing. */
export type Line = { claimId: string; outcome: "match" | "discrepancy"; note: string };

/**
 * Puts a witness's word on each of many things on record, each alone.
 * @throws Refusal `field_missing` on the note of what differs untold; that of the first when none
 * could be put on record.
 */
export async function putManyOnRecord(
  handling: Handling,
  claims: readonly Claim[],
  lines: readonly Line[],
  word: Omit<Word, "outcome" | "note">,
  also?: (claim: Claim) => Promise<unknown>,
): Promise<Spoken> {
  const untold = lines.find(({ outcome, note }) => outcome === "discrepancy" && note.length < 2);
  if (untold) throw new Refusal("field_missing", `note-${untold.claimId}`);
  const lineOf = new Map(lines.map((line) => [line.claimId, line]));
  const outcome = await forEachClaim(handling, claims, async (claim) => {
    const { outcome, note } = lineOf.get(claim.id) ?? {};
    if (!outcome) throw new Refusal("confirmation_other_delivery");
    await putOnRecord(handling, claim, { ...word, outcome, note });
    await also?.(claim);
  });
  const numbers = await wishNumbers(handling.tx, claims);
  const differing = lines
    .filter((line) => line.outcome === "discrepancy")
    .flatMap(({ claimId }) => numbers.get(claimId) ?? [])
    .filter((number) => outcome.done.includes(number));
  return { ...outcome, differing };
}

/** One id for each claim that a form with one id of its own speaks of. */
function idFrom(clientId: string, claimId: string): string {
  const hash = createHash("sha256").update(`${clientId} ${claimId}`).digest("hex");
  const variant = ((parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}

const hashOf = (token: string) => createHash("sha256").update(token).digest();

type NewLink = {
  organizerId: string;
  /** Null for a code that is for the whole delivery. */
  claimId: string | null;
  deliveryId: string;
  madeBy: string;
  expiresAt: Date;
};

/** Makes a witness's one-time key; only its hash is kept. */
export async function insertLink(tx: Tx, now: Date, link: NewLink): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await tx
    .insertInto("confirmationLinks")
    .values({ ...link, tokenHash: hashOf(token), madeAt: now })
    .execute();
  return token;
}

/** The one-time key's row, whatever became of it. It ends with its time, or when the next one for the same is made. */
export const linkOf = (tx: Tx, token: string) =>
  tx
    .selectFrom("confirmationLinks as l")
    .select(["id", "organizerId", "claimId", "deliveryId", "usedAt"])
    .select(
      sql<Date>`least(expires_at, (select min(made_at) from confirmation_links next
        where next.made_at > l.made_at and (next.claim_id = l.claim_id
          or (num_nulls(next.claim_id, l.claim_id) = 2 and next.delivery_id = l.delivery_id))))`.as(
        "expiresAt",
      ),
    )
    .where("tokenHash", "=", hashOf(token))
    .executeTakeFirst();

/** The newest code that was made for a whole delivery. */
export const lastCodeOf = (tx: Tx, deliveryId: string) =>
  tx
    .selectFrom("confirmationLinks")
    .select(["usedAt", "expiresAt"])
    .where("deliveryId", "=", deliveryId)
    .where("claimId", "is", null)
    .orderBy("madeAt", "desc")
    .limit(1)
    .executeTakeFirst();

/**
 * Uses the key up.
 * @throws Refusal `confirmation_link_used` when someone was faster.
 */
export async function spendLink(tx: Tx, now: Date, linkId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("confirmationLinks")
    .set({ usedAt: now })
    .where("id", "=", linkId)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("confirmation_link_used");
}
