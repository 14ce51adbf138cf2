import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { query } from "../door.server";
import { purposeName } from "../funds/purposes.server";
import { cameFor, shortfallOf } from "../funds/shortfall.server";

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

/** A fund that asks somebody by name, as the letter tells it. */
export const donorInvitationForLetter = query("messages.donorInvitationForLetter", {
  input: z.object({ invitationId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { invitationId }) =>
    tx
      .selectFrom("pledgeInvitations as i")
      .innerJoin("publicFunds as f", "f.id", "i.fundId")
      .select(["f.name as fund", "f.hostName as host"])
      .where("i.id", "=", invitationId)
      .where("i.revokedAt", "is", null)
      .executeTakeFirst(),
});

/** A promise of money with the reference to quote. */
export const pledgeForLetter = query("messages.pledgeForLetter", {
  input: z.object({ pledgeId: z.uuid() }),
  may: byClock,
  async read({ tx }, { pledgeId }) {
    const pledge = await tx
      .selectFrom("pledges as p")
      .innerJoin("publicFunds as f", "f.id", "p.fundId")
      .innerJoin("funds", "funds.fundId", "p.fundId")
      .select(["f.name as fund", "f.hostName as host", "p.minor", "p.currency", "p.purposeId"])
      .leftJoin("allocations as a", "a.pledgeId", "p.id")
      .select(["p.publicId", "p.reference", "funds.transferDetails as transferTo", "a.payBy"])
      .where("p.id", "=", pledgeId)
      .where("p.state", "=", "promised")
      .executeTakeFirst();
    if (!pledge) return undefined;
    const { payBy, ...gift } = pledge;
    return giftOf(tx, { ...gift, payBy: payBy?.toISOString() ?? "" });
  },
});

/** Money that came for a promise, with how the rest reaches the fund where a wish waits for it. */
export const paymentForLetter = query("messages.paymentForLetter", {
  input: z.object({ paymentId: z.uuid() }),
  may: byClock,
  async read({ tx }, { paymentId }) {
    const payment = await tx
      .selectFrom("payments as y")
      .innerJoin("publicFunds as f", "f.id", "y.fundId")
      .innerJoin("funds", "funds.fundId", "y.fundId")
      .leftJoin("deposits as d", "d.id", "y.depositId")
      .leftJoin("pledges as p", "p.id", "y.pledgeId")
      .select(["f.name as fund", "f.hostName as host", "f.slug", "y.minor", "y.currency"])
      .select(["y.purposeId", "y.clearedAt", "d.receivedOn", "y.pledgeId", "y.way"])
      .select(["p.publicId", "p.reference", "funds.transferDetails as transferTo"])
      .where("y.id", "=", paymentId)
      .where("y.clearedAt", "is not", null)
      .executeTakeFirst();
    if (!payment) return undefined;
    const { clearedAt, receivedOn, pledgeId, publicId, reference, transferTo, way, ...gift } =
      payment;
    const came = receivedOn ? `${receivedOn}T04:00:00.000Z` : (clearedAt?.toISOString() ?? "");
    const short = pledgeId ? await shortfallOf(tx, pledgeId) : null;
    const rest =
      short && publicId && reference ? { ...short, publicId, reference, transferTo } : null;
    return giftOf(tx, { ...gift, receivedOn: came, byCard: way === "stripe", rest });
  },
});

const promiseRow = (tx: Tx, pledgeId: string) =>
  tx
    .selectFrom("pledges as p")
    .innerJoin("publicFunds as f", "f.id", "p.fundId")
    .select(["f.name as fund", "f.hostName as host", "p.minor", "p.currency", "p.purposeId"])
    .select(["p.publicId", "p.monthly"])
    .where("p.id", "=", pledgeId);

/** A promise by card that a bank declined, unless it was paid since. */
export const declineForLetter = query("messages.declineForLetter", {
  input: z.object({ pledgeId: z.uuid() }),
  may: byClock,
  async read({ tx }, { pledgeId }) {
    const pledge = await promiseRow(tx, pledgeId)
      .where("p.state", "in", ["paid", "failed"])
      .executeTakeFirst();
    return pledge && giftOf(tx, pledge);
  },
});

/** A promise that ended with its fund. */
export const endedForLetter = query("messages.endedForLetter", {
  input: z.object({ pledgeId: z.uuid() }),
  may: byClock,
  async read({ tx }, { pledgeId }) {
    const pledge = await promiseRow(tx, pledgeId).executeTakeFirst();
    return pledge && giftOf(tx, pledge);
  },
});

/**
 * Money that was thanked for and had not come after all; `came` is what did for the same promise, with
 * what then is missing for its donor's own claim.
 */
export const undoneForLetter = query("messages.undoneForLetter", {
  input: z.object({ pledgeId: z.uuid(), paymentId: z.uuid() }),
  may: byClock,
  async read({ tx }, { pledgeId, paymentId }) {
    const undone = await tx
      .selectFrom("payments as y")
      .innerJoin("pledges as p", "p.id", "y.pledgeId")
      .innerJoin("publicFunds as f", "f.id", "y.fundId")
      .select(["f.name as fund", "f.hostName as host", "y.minor", "y.currency", "y.purposeId"])
      .select(["p.publicId", "p.reference"])
      .where("y.id", "=", paymentId)
      .where("p.id", "=", pledgeId)
      .where("y.state", "=", "undone")
      .executeTakeFirst();
    if (!undone) return undefined;
    const came = await cameFor(tx, pledgeId);
    const { currency } = undone;
    return giftOf(tx, {
      ...{ ...undone, short: await shortfallOf(tx, pledgeId) },
      came: came > 0n ? toWire({ minor: came, currency }) : null,
    });
  },
});

/** Money that went back to its donor. */
export const refundForLetter = query("messages.refundForLetter", {
  input: z.object({ refundId: z.uuid() }),
  may: byClock,
  async read({ tx }, { refundId }) {
    const refund = await tx
      .selectFrom("refunds as r")
      .innerJoin("payments as y", "y.id", "r.paymentId")
      .innerJoin("pledges as p", "p.id", "y.pledgeId")
      .innerJoin("publicFunds as f", "f.id", "r.fundId")
      .select(["f.name as fund", "f.hostName as host", "r.minor", "y.currency", "y.purposeId"])
      .select(["p.publicId", "y.minor as paid", "r.settledAt", "r.sentOn as bankOn", "r.askedBy"])
      .where("r.id", "=", refundId)
      .where("r.state", "=", "settled")
      .executeTakeFirst();
    if (!refund) return undefined;
    const { paid, settledAt, bankOn, askedBy, ...gift } = refund;
    return giftOf(tx, {
      ...gift,
      paid: { minor: paid.toString(), currency: refund.currency },
      sentOn: bankOn ? `${bankOn}T04:00:00.000Z` : (settledAt?.toISOString() ?? ""),
      byCard: bankOn === null,
      approved: askedBy !== null,
    });
  },
});

/** Which wishes of a batch a fund took at one time, as far as it still has them. */
export const allocationForLetter = query("messages.allocationForLetter", {
  input: z.object({ fundId: z.uuid(), batchId: z.uuid(), at: z.iso.datetime() }),
  may: byClock,
  async read({ tx }, { fundId, batchId, at }) {
    const wishes = await tx
      .selectFrom("fundAllocations as a")
      .innerJoin("publicFunds as f", "f.id", "a.fundId")
      .select(["f.name as fund", "a.batchTitle as batch", "a.batchSlug as slug", "a.number"])
      .where("a.fundId", "=", fundId)
      .where("a.batchId", "=", batchId)
      .where("a.madeAt", "=", new Date(at))
      .where("a.pledgeId", "is", null)
      .where("a.state", "<>", "ended")
      .orderBy("a.number")
      .execute();
    const [first] = wishes;
    if (!first) return undefined;
    const { fund, batch, slug } = first;
    const numbers = wishes.map(({ number }) => number ?? 0);
    return { fund: fund ?? "", batch: batch ?? "", slug: slug ?? "", numbers };
  },
});

/** A fund whose report is due. */
export const fundForLetter = query("messages.fundForLetter", {
  input: z.object({ fundId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { fundId }) =>
    tx
      .selectFrom("publicFunds")
      .select(["name as fund", "slug"])
      .where("id", "=", fundId)
      .executeTakeFirst(),
});

/** A report that is public. */
export const reportForLetter = query("messages.reportForLetter", {
  input: z.object({ reportId: z.uuid() }),
  may: byClock,
  read: ({ tx }, { reportId }) =>
    tx
      .selectFrom("publicReports")
      .select(["ownerName as fund", "publicId as reportId", "firstDay", "lastDay"])
      .where("id", "=", reportId)
      .executeTakeFirst(),
});

type Sum = { minor: bigint; currency: string; purposeId: string | null };

async function giftOf<Gift extends Sum>(tx: Tx, { minor, currency, purposeId, ...gift }: Gift) {
  const purpose = await purposeName(tx, purposeId);
  return { ...gift, amount: { minor: minor.toString(), currency }, purpose: purpose?.title ?? "" };
}
