import { sql } from "kysely";
import { z } from "zod";
import { query } from "../door.server";

/** Letters are written by the clock's hand alone; what they say is looked up when they are sent. */
const byClock = ({ actor }: { actor: { kind: string } }) => actor.kind === "system";

/** A claim as its letters tell it, with the hub it goes to; undefined when it is gone. */
export const claimForLetter = query("messages.claimForLetter", {
  input: z.object({ claimId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { claimId }) =>
    tx
      .selectFrom("claims")
      .innerJoin("wishes", "wishes.id", "claims.wishId")
      .innerJoin("batches", "batches.id", "claims.batchId")
      .innerJoin("hubs", "hubs.id", "batches.hubId")
      .leftJoin("hubStock as given", "given.givenClaimId", "claims.id")
      .leftJoin("hubStock as kept", "kept.fromClaimId", "claims.id")
      .select((eb) => [
        "claims.id as claimId",
        "claims.way",
        "claims.dueAt",
        "claims.sentAt",
        "claims.endReason",
        "claims.remedyNote",
        "wishes.title as wish",
        "batches.title as batch",
        "batches.timeZone",
        "given.title as given",
        "kept.title as kept",
        "kept.state as keptState",
        "kept.note as keptNote",
        "hubs.name as hubName",
        "hubs.address as hubAddress",
        "hubs.phone as hubPhone",
        eb
          .exists(
            eb
              .selectFrom("photos")
              .select("photos.id")
              .whereRef("photos.deliveryId", "=", "claims.deliveryId")
              .where("photos.kind", "=", "delivery"),
          )
          .as("photographed"),
      ])
      .where("claims.id", "=", claimId)
      .executeTakeFirst(),
});

/**
 * Whether a letter that tells of a check-in, or takes it back, is still true when it goes out: the
 * claim stands so, and its giver wasn't told so last.
 */
export const checkInIsNews = query("messages.checkInIsNews", {
  input: z.object({ claimId: z.uuid(), kind: z.enum(["claim-received", "claim-unchecked"]) }),
  may: byClock,
  async read({ tx }, { claimId, kind }) {
    const claim = await tx
      .selectFrom("claims")
      .select(["receivedAt", "endedAt"])
      .where("id", "=", claimId)
      .executeTakeFirst();
    const last = await tx
      .selectFrom("letters")
      .select("kind")
      .where(sql`params ->> 'claimId'`, "=", claimId)
      .where("state", "=", "sent")
      .where("kind", "in", ["claim-received", "claim-unchecked", "claim-remedied"])
      .orderBy("sentAt", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!claim) return true;
    if (claim.endedAt) return false;
    if (kind === "claim-received") return claim.receivedAt !== null && last?.kind !== kind;
    return claim.receivedAt === null && last?.kind === "claim-received";
  },
});

/** An organization's name and what the steward wrote when deciding. */
export const organizationForLetter = query("messages.organizationForLetter", {
  input: z.object({ organizationId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { organizationId }) =>
    tx
      .selectFrom("organizations")
      .select(["name as organization", "decisionNote as reason"])
      .where("id", "=", organizationId)
      .executeTakeFirst(),
});

/** An invitation that still stands. */
export const invitationForLetter = query("messages.invitationForLetter", {
  input: z.object({ invitationId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { invitationId }) =>
    tx
      .selectFrom("invitations")
      .innerJoin("organizations", "organizations.id", "invitations.organizationId")
      .select(["organizations.name as organization", "invitations.roles"])
      .where("invitations.id", "=", invitationId)
      .where("invitations.revokedAt", "is", null)
      .executeTakeFirst(),
});

/** A published batch and how many wishes of it are public. */
export const batchForLetter = query("messages.batchForLetter", {
  input: z.object({ batchId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { batchId }) =>
    tx
      .selectFrom("batches")
      .select((eb) => [
        "batches.title as batch",
        "batches.slug",
        eb
          .selectFrom("wishes")
          .select(({ fn }) => fn.countAll<bigint>().as("count"))
          .whereRef("wishes.batchId", "=", "batches.id")
          .where("wishes.state", "in", ["open", "taken", "granted"])
          .where("wishes.hiddenAt", "is", null)
          .as("wishes"),
      ])
      .where("batches.id", "=", batchId)
      .executeTakeFirst(),
});

/** A concern as its letters tell it: the thing by number and batch, never a word of what was written. */
export const concernForLetter = query("messages.concernForLetter", {
  input: z.object({ concernId: z.uuid() }),
  may: byClock,
  async read({ tx }, { concernId }) {
    const concern = await tx
      .selectFrom("concerns as c")
      .leftJoin("batches as b", "b.id", "c.batchId")
      .leftJoin("wishes as w", "w.id", "c.wishId")
      .select(["c.id as concernId", "c.kind", "c.outcome", "c.reportedAt", "w.number"])
      .select((eb) => [
        eb.fn.coalesce("b.title", eb.val("")).as("batch"),
        eb("c.hidAt", "is not", null).as("hid"),
        eb
          .selectFrom("concerns")
          .select(({ fn }) => fn.countAll<bigint>().as("count"))
          .where("state", "=", "open")
          .as("open"),
      ])
      .where("c.id", "=", concernId)
      .executeTakeFirst();
    if (!concern) return undefined;
    const { reportedAt, hid, open, ...rest } = concern;
    return { ...rest, hid: Boolean(hid), open: Number(open), reportedAt: reportedAt.toISOString() };
  },
});
