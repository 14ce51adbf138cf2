import { randomInt } from "node:crypto";
import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Deposits, Funds, Payments, Pledges } from "../../../db/schema";
import type { Charities, LeftoverConsents, PledgeInvitations } from "../../../db/schema";
import { referenceOf, referencesInAll } from "./references";

export const insertCharity = (tx: Tx, charity: Insertable<Charities>) =>
  tx.insertInto("charities").values(charity).execute();

export const insertFund = (tx: Tx, fund: Insertable<Funds>) =>
  tx.insertInto("funds").values(fund).execute();

export const changeFund = (tx: Tx, fundId: string, set: Updateable<Funds>) =>
  tx.updateTable("funds").set(set).where("fundId", "=", fundId).execute();

/** A fund with its host, as commands ask for it; a frozen one, or a frozen host's, is as if it weren't there. */
const fundRows = (tx: Tx) =>
  tx
    .selectFrom("funds as f")
    .innerJoin("organizations as o", "o.id", "f.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .selectAll("f")
    .select(["o.id as organizationId", "o.slug", "o.name", "h.id as hostId", "h.name as hostName"])
    .select("h.slug as hostSlug")
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);

export const fundBySlug = (tx: Tx, slug: string) =>
  fundRows(tx).where("o.slug", "=", slug).executeTakeFirst();

export const fundById = (tx: Tx, fundId: string) =>
  fundRows(tx).where("o.id", "=", fundId).executeTakeFirst();

/** Whether a fund's host charity has an account at the payment provider. */
export async function takesCards(tx: Tx, fundId: string): Promise<boolean> {
  const { rows } = await sql<{
    takes: boolean;
  }>`select takes_cards(${fundId}::uuid) as takes`.execute(tx);
  return rows[0]?.takes ?? false;
}

export type Fund = NonNullable<Awaited<ReturnType<typeof fundBySlug>>>;

export const insertPledgeInvitation = (tx: Tx, invitation: Insertable<PledgeInvitations>) =>
  tx.insertInto("pledgeInvitations").values(invitation).returning("id").executeTakeFirstOrThrow();

/** Takes back the open invitations of a fund: the one named, or all to an email. */
export const endPledgeInvitations = (
  tx: Tx,
  now: Date,
  which: { id: string } | { fundId: string; email: string },
) =>
  tx
    .updateTable("pledgeInvitations")
    .set({ revokedAt: now })
    .where("revokedAt", "is", null)
    .where((eb) => eb.and(which))
    .execute();

const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const newPublicId = () =>
  Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");

const mostDraws = 8;

/** Writes a promise down under a reference that no other has. */
export async function insertPledge(
  tx: Tx,
  prefix: string,
  pledge: Omit<Insertable<Pledges>, "publicId" | "reference">,
): Promise<{ id: string; publicId: string; reference: string }> {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const made = await tx
      .insertInto("pledges")
      .values({
        ...pledge,
        publicId: newPublicId(),
        reference: referenceOf(prefix, randomInt(referencesInAll)),
      })
      .onConflict((taken) => taken.column("reference").doNothing())
      .returning(["id", "publicId", "reference"])
      .executeTakeFirst();
    if (made) return made;
  }
  throw new Refusal("pledge_reference_taken");
}

const pledgeRows = (tx: Tx) =>
  tx
    .selectFrom("pledges as p")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .selectAll("p")
    .select(["o.id as organizationId", "h.id as hostId"]);

/** Loads a pledge by its public id. */
export const readPledge = (tx: Tx, publicId: string) =>
  pledgeRows(tx).where("p.publicId", "=", publicId).executeTakeFirst();

/** Loads a pledge by its public id and keeps it from changing meanwhile. */
export const lockPledge = (tx: Tx, publicId: string) =>
  pledgeRows(tx).where("p.publicId", "=", publicId).forUpdate(["p"]).executeTakeFirst();

/** Loads a pledge by its id and keeps it from changing meanwhile. */
export const lockPledgeById = (tx: Tx, pledgeId: string) =>
  pledgeRows(tx).where("p.id", "=", pledgeId).forUpdate(["p"]).executeTakeFirst();

export const changePledge = (tx: Tx, pledgeId: string, set: Updateable<Pledges>) =>
  tx.updateTable("pledges").set(set).where("id", "=", pledgeId).execute();

/** Keeps a donor's later word on what is left over of his gift; an earlier one stays beside it. */
export const insertLeftoverConsent = (tx: Tx, consent: Insertable<LeftoverConsents>) =>
  tx.insertInto("leftoverConsents").values(consent).execute();

/** Writes a deposit down with the payments that it is the sum of. */
export async function insertDeposit(
  tx: Tx,
  deposit: Omit<Insertable<Deposits>, "minor"> & { id: string },
  payments: readonly (Pick<Insertable<Payments>, "id" | "pledgeId" | "purposeId"> &
    Pick<Insertable<Payments>, "keyId" | "payerSealed"> & { minor: bigint })[],
): Promise<void> {
  const { id, fundId, currency, way, recordedAt } = deposit;
  const minor = payments.reduce((sum, payment) => sum + payment.minor, 0n);
  await tx
    .insertInto("deposits")
    .values({ ...deposit, minor })
    .execute();
  await tx
    .insertInto("payments")
    .values(
      payments.map((payment) => ({
        ...payment,
        ...{ fundId, currency, way, recordedAt, depositId: id },
      })),
    )
    .execute();
}

const depositRows = (tx: Tx, depositId: string) =>
  tx
    .selectFrom("deposits as d")
    .innerJoin("organizations as o", "o.id", "d.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .innerJoin("funds as f", "f.fundId", "d.fundId")
    .selectAll("d")
    .select(["o.id as organizationId", "o.slug", "o.name", "h.id as hostId"])
    .select("f.openedAt as fundOpenedAt")
    .where("d.id", "=", depositId)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);

/** Loads a deposit. */
export const readDeposit = (tx: Tx, depositId: string) =>
  depositRows(tx, depositId).executeTakeFirst();

/** Loads a deposit and keeps it from changing meanwhile. */
export const lockDeposit = (tx: Tx, depositId: string) =>
  depositRows(tx, depositId).forUpdate(["d"]).executeTakeFirst();

export const changeDeposit = (tx: Tx, depositId: string, set: Updateable<Deposits>) =>
  tx.updateTable("deposits").set(set).where("id", "=", depositId).execute();

export const paymentsOf = (tx: Tx, depositId: string) =>
  tx
    .selectFrom("payments")
    .selectAll()
    .where("depositId", "=", depositId)
    .orderBy("recordedAt")
    .orderBy("id")
    .execute();

export const changePayment = (tx: Tx, paymentId: string, set: Updateable<Payments>) =>
  tx.updateTable("payments").set(set).where("id", "=", paymentId).execute();
