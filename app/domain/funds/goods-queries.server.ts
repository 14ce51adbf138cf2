import { sql } from "kysely";
import { serves } from "../actor";
import { isClaimant } from "../claims/may";
import { readClaim, type Claim } from "../claims/rows.server";
import { query, type Moment } from "../door.server";
import type { Jurisdiction } from "./choices";
import { charityGoodsInput, claimGoodsInput, goodsRequestInput } from "./goods-input";
import {
  counted,
  goodsHostOf,
  goodsRequestById,
  goodsRequestRows,
  thingsOf,
} from "./goods-rows.server";
import { mayRecordMoney } from "./may";
import { newestFirst, mayVoid, receiptWire } from "./receipt-queries.server";
import { paged } from "./list-pages";
import { receiptRows } from "./receipt-rows.server";

/** A thing that was given arrived for good; a fund's money has its receipts elsewhere. */
export const arrivedInKind = ({ state, way }: Claim) =>
  state === "confirmed" && (way === "ship" || way === "bring");

/** What a claim's giver can have in writing: a charity's receipt, or the organizer's plain confirmation. */
export const goodsOfClaim = query("funds.goodsOfClaim", {
  input: claimGoodsInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => isClaimant(actor, claim),

  async read({ tx, actor }, { claimId }, claim) {
    const host = await goodsHostOf(tx, claim.organizerId);
    const asked = await goodsRequestRows(tx)
      .innerJoin("goodsRequested as l", "l.requestId", "q.id")
      .leftJoin("receipts as latest", (join) =>
        join
          .onRef("latest.requestId", "=", "q.id")
          .on(sql<boolean>`not exists (select from receipts n where n.replaces_id = latest.id)`),
      )
      .select(["latest.id as latestId"])
      .where("l.claimId", "=", claimId)
      .executeTakeFirst();
    const arrived = arrivedInKind(claim) && claim.frozenAt === null;
    return {
      claimId,
      arrived,
      host: host ? { name: host.name, jurisdiction: host.jurisdiction } : null,
      request: asked
        ? {
            askedAt: asked.askedAt.toISOString(),
            declined: asked.receiptId ? "" : asked.declineReason,
            receiptId: asked.receiptId ?? asked.latestId,
            things: counted(await thingsOf(tx, [asked.id])),
          }
        : null,
      others: host && arrived && !asked ? await othersOf({ tx, actor }, claim) : [],
    };
  },
});

/** What the same giver gave the same organizer and has asked no receipt for. */
function othersOf({ tx, actor }: Pick<Moment, "tx" | "actor">, claim: Claim) {
  if (actor.kind !== "person") return [];
  return tx
    .selectFrom("claims as c")
    .innerJoin("wishes as w", "w.id", "c.wishId")
    .innerJoin("batches as b", "b.id", "c.batchId")
    .select(["c.id", "w.title", "w.number", "b.title as batch"])
    .where("c.organizerId", "=", claim.organizerId)
    .where("c.id", "<>", claim.id)
    .where("c.state", "=", "confirmed")
    .where("c.way", "in", ["ship", "bring"])
    .where(sql`frozen_since(c)`, "is", null)
    .where((eb) =>
      claim.organizationId
        ? eb("c.organizationId", "=", claim.organizationId)
        : eb.and([eb("c.organizationId", "is", null), eb("c.personId", "=", claim.personId)]),
    )
    .where(sql<boolean>`not exists (select from goods_requested l where l.claim_id = c.id)`)
    .orderBy("b.title")
    .orderBy("w.number")
    .limit(199)
    .execute();
}

const charityBySlug = ({ tx }: Pick<Moment, "tx">, { slug }: { slug: string }) =>
  tx
    .selectFrom("organizations as o")
    .innerJoin("charities as c", "c.charityId", "o.id")
    .select(["o.id as organizationId", "o.id as hostId", "o.name", "o.slug"])
    .select("c.receiptsJurisdiction as jurisdiction")
    .where("o.slug", "=", slug)
    .where("o.frozenAt", "is", null)
    .executeTakeFirst();

/** A charity's desk for things: what waits for an answer, oldest first, and the receipts written. No donor is named. */
export const goodsOfCharity = query("funds.goodsOfCharity", {
  input: charityGoodsInput,
  subject: charityBySlug,
  may: ({ actor }, charity) => serves(actor, charity.organizationId),

  async read({ tx, actor }, { after }, charity) {
    const { organizationId, name, slug } = charity;
    const waiting = after
      ? []
      : await goodsRequestRows(tx)
          .where("q.charityId", "=", organizationId)
          .where("r.id", "is", null)
          .orderBy(sql`q.declined_at is not null`)
          .orderBy("q.askedAt")
          .limit(200)
          .execute();
    const things = await thingsOf(
      tx,
      waiting.map(({ id }) => id),
    );
    const ours = receiptRows(tx)
      .where("r.charityId", "=", organizationId)
      .where("r.requestId", "is not", null);
    const written = paged(await newestFirst(ours, after).execute(), (row) => row.issuedAt);
    return {
      ...{ name, slug, jurisdiction: charity.jurisdiction as Jurisdiction },
      may: { issue: mayRecordMoney(actor, charity) },
      waiting: waiting.map(({ id, organizer, askedAt, declinedAt }) => ({
        ...{ id, organizer },
        askedAt: askedAt.toISOString(),
        declined: declinedAt !== null,
        things: counted(things.filter(({ requestId }) => requestId === id)),
      })),
      receipts: written.page.map((row) => ({ ...receiptWire(row), mayVoid: mayVoid(actor, row) })),
      next: written.next,
    };
  },
});

/**
 * What an organizer confirms of one thing that was given: what it was and when it came. It is no receipt
 * for taxes, and says so; the value stays the giver's to know.
 */
export const giftConfirmation = query("funds.giftConfirmation", {
  input: claimGoodsInput,
  subject: async ({ tx }, { claimId }) => {
    const claim = await readClaim(tx, claimId);
    return claim && arrivedInKind(claim) ? claim : undefined;
  },
  may: ({ actor }, claim) => isClaimant(actor, claim) && claim.frozenAt === null,

  async read({ tx }, { claimId }) {
    const { rows } = await sql<Confirmed>`
      select o.name as organizer, o.registration, b.title as batch, w.number,
        coalesce(nullif(c.substitute_note, ''), concat_ws(' · ', w.title, nullif(w.size, ''), nullif(w.colour, ''),
          nullif(w.style, ''))) as description,
        (c.received_at at time zone b.time_zone)::date as received_on,
        coalesce(u.name, p.name, '') as donor
      from claims c join wishes w on w.id = c.wish_id join batches b on b.id = c.batch_id
        join organizations o on o.id = c.organizer_id left join organizations u on u.id = c.organization_id
        left join people p on p.id = c.person_id
      where c.id = ${claimId}`.execute(tx);
    return rows[0]!;
  },
});
type Confirmed = {
  organizer: string;
  registration: string;
  batch: string;
  number: number;
  description: string;
  receivedOn: string;
  donor: string;
};

/** A request for who is about to decline it; the name that it holds stays sealed. */
export const goodsRequestSeen = query("funds.goodsRequestSeen", {
  input: goodsRequestInput,
  subject: ({ tx }, { requestId }) => goodsRequestById(tx, requestId),
  may: ({ actor }, request) => mayRecordMoney(actor, request),
  read: async ({ tx }, _, { id, slug }) => ({ slug, things: counted(await thingsOf(tx, [id])) }),
});
