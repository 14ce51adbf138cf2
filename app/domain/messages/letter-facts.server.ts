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
