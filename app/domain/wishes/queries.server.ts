import { sql } from "kysely";
import { z } from "zod";
import { toWire, plainAmount } from "~/platform/money";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { serves } from "../actor";
import { query } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { childIdInput, sheetInput, type ConsentScope } from "../privacy/input";
import {
  mayApproveConsents,
  mayEraseChild,
  mayWithdrawConsent,
  mayOpenRecords,
} from "../privacy/may";
import { wishAddressInput, wishIdInput } from "./input";
import { wishLife } from "./life";
import { mayFreezeWishes, mayHideWishes, mayKeepWishes, mayReviewWishes } from "./may";

/** A wish as the desk works with it. */
export const wishPage = query("wishes.page", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) =>
    tx
      .selectFrom("wishes as w")
      .innerJoin("batches as b", "b.id", "w.batchId")
      .innerJoin("children as c", "c.id", "w.childId")
      .innerJoin("places as p", "p.code", "c.townshipCode")
      .selectAll("w")
      .select(["b.slug as batchSlug", "b.title as batchTitle", "b.state as batchState"])
      .select(["c.ageBand", "p.nameZh", "p.nameEn"])
      .where("w.id", "=", wishId)
      .executeTakeFirst(),
  may: ({ actor }, wish) => serves(actor, wish.organizerId),

  async read({ tx, actor }, _input, wish) {
    const claim = await tx
      .selectFrom("claims")
      .select(["id", "state"])
      .where("wishId", "=", wish.id)
      .where("state", "not in", ["released", "expired", "cancelled"])
      .executeTakeFirst();
    const price = { minor: wish.priceMinor, currency: wish.currency };
    return {
      ...pick(wish, "id", "publicId", "number", "category", "title", "words", "size", "colour"),
      ...pick(wish, "style", "alias", "state", "childId", "nameZh", "nameEn"),
      ageBand: wish.ageBand as AgeBand | null,
      ...pick(wish, "batchSlug", "batchTitle", "batchState", "sentBackNote", "hiddenReason"),
      ...pick(wish, "withdrawnReason"),
      hidden: wish.hiddenAt !== null,
      price: toWire(price),
      amount: plainAmount(price),
      claim: claim ?? null,
      isPublic: wish.state === "open" || wish.state === "taken",
      may: {
        keep: mayKeepWishes(actor, wish.organizerId),
        review: mayReviewWishes(actor, wish.organizerId),
        hide: mayHideWishes(actor, wish.organizerId),
        withdraw: mayKeepWishes(actor, wish.organizerId) && wishLife.can("withdraw", wish.state),
      },
    };
  },
});

const pick = <Row, Key extends keyof Row>(row: Row, ...keys: Key[]) =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;

/** A child's wishes, as staff tell children apart without opening anything. */
async function wishesOf(tx: Tx, childIds: readonly string[]) {
  const wishes = await tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.id", "w.childId", "w.number", "w.alias", "w.title", "w.state", "b.slug as batch"])
    .where("w.childId", "in", childIds)
    .orderBy("b.number")
    .orderBy("w.number")
    .execute();
  return (childId: string) => wishes.filter((wish) => wish.childId === childId);
}

/** The children of a batch with what was agreed to for each. */
export const consentsOfBatch = query("wishes.consentsOfBatch", {
  input: z.object({ slug: z.string() }),
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId", "slug", "title", "number"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx }, _input, batch) {
    const { rows } = await sql<{
      id: string;
      ageBand: AgeBand | null;
      nameZh: string;
      nameEn: string;
      numbers: number[];
      alias: string;
      sheetId: string | null;
      scopes: ConsentScope[] | null;
      expiresOn: string | null;
      approved: boolean;
    }>`
      select c.id, c.age_band, p.name_zh, p.name_en, array_agg(w.number order by w.number) as numbers,
        min(w.alias) as alias, s.sheet_id, s.scopes, s.expires_on, s.approved_by is not null as approved
      from wishes w join children c on c.id = w.child_id join places p on p.code = c.township_code
      left join lateral (select sheet_id, scopes, expires_on, approved_by from consents
        where child_id = c.id and state = 'given' order by approved_by is null, expires_on desc limit 1) s on true
      where w.batch_id = ${batch.id} and w.state <> 'withdrawn' and c.erased_at is null
      group by c.id, p.name_zh, p.name_en, s.sheet_id, s.scopes, s.expires_on, s.approved_by
      order by min(w.number)`.execute(tx);
    return { slug: batch.slug, title: batch.title, children: rows };
  },
});

/** A signed sheet, as the second person holds it against the paper. */
export const sheetPage = query("wishes.sheet", {
  input: sheetInput,
  subject: ({ tx }, { sheetId }) =>
    tx.selectFrom("consentSheets").selectAll().where("id", "=", sheetId).executeTakeFirst(),
  may: ({ actor }, sheet) => serves(actor, sheet.organizerId),

  async read({ tx, actor }, { sheetId }, sheet) {
    const consents = await tx
      .selectFrom("consents as s")
      .innerJoin("people as r", "r.id", "s.recordedBy")
      .select(["s.childId", "s.scopes", "s.giver", "s.expiresOn", "s.state", "r.name as by"])
      .where("s.sheetId", "=", sheetId)
      .execute();
    const wishes = await wishesOf(
      tx,
      consents.map(({ childId }) => childId),
    );
    const mine = actor.kind === "person" && actor.personId === sheet.recordedBy;
    return {
      id: sheet.id,
      signedOn: sheet.signedOn,
      textVersion: sheet.textVersion,
      recordedBy: consents[0]?.by ?? "",
      approvedAt: sheet.approvedAt?.toISOString() ?? null,
      mine,
      mayApprove: !mine && !sheet.approvedBy && mayApproveConsents(actor, sheet.organizerId),
      consents: consents.map((one) => ({ ...one, wishes: wishes(one.childId) })),
    };
  },
});

/** A child without its name: its wishes, and what was agreed to. */
export const childPage = query("wishes.child", {
  input: childIdInput,
  subject: ({ tx }, { childId }) =>
    tx
      .selectFrom("children as c")
      .innerJoin("places as p", "p.code", "c.townshipCode")
      .select(["c.id", "c.organizerId", "c.ageBand", "c.erasedAt", "p.nameZh", "p.nameEn"])
      .where("c.id", "=", childId)
      .executeTakeFirst(),
  may: ({ actor }, child) => serves(actor, child.organizerId),

  async read({ tx, actor }, { childId }, child) {
    const consents = await tx
      .selectFrom("consents")
      .select(["id", "sheetId", "scopes", "giver", "givenOn", "expiresOn", "state", "approvedBy"])
      .where("childId", "=", childId)
      .orderBy("givenOn", "desc")
      .execute();
    return {
      ...pick(child, "id", "nameZh", "nameEn"),
      ageBand: child.ageBand as AgeBand | null,
      erased: child.erasedAt !== null,
      wishes: (await wishesOf(tx, [childId]))(childId),
      consents: consents.map(({ approvedBy, ...one }) => ({ ...one, approved: !!approvedBy })),
      may: {
        open: mayOpenRecords(actor, child.organizerId),
        withdraw: mayWithdrawConsent(actor, child.organizerId),
        erase: mayEraseChild(actor, child.organizerId),
      },
    };
  },
});

/** The signed sheets of one's desks that wait for a second person, and the last that were checked. */
export const sheets = query("wishes.sheets", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person" && actor.memberships.length > 0,

  async read({ tx, actor }) {
    const mine = actor.kind === "person" ? actor.memberships : [];
    const rows = await tx
      .selectFrom("consentSheets as s")
      .innerJoin("people as r", "r.id", "s.recordedBy")
      .innerJoin("consents as c", "c.sheetId", "s.id")
      .select(["s.id", "s.signedOn", "s.recordedAt", "s.recordedBy", "r.name as by"])
      .select((eb) => eb.fn.count<bigint>("c.id").as("children"))
      .where(
        "s.organizerId",
        "in",
        mine.map((one) => one.organizationId),
      )
      .where("s.approvedBy", "is", null)
      .groupBy(["s.id", "r.name"])
      .orderBy("s.recordedAt")
      .limit(200)
      .execute();
    return rows.map(({ recordedAt: _at, recordedBy, children, ...sheet }) => ({
      ...sheet,
      children: Number(children),
      mine: actor.kind === "person" && recordedBy === actor.personId,
    }));
  },
});

/** The wish that a public address or id names, for the steward. */
export const wishByAddress = query("wishes.byAddress", {
  input: wishAddressInput,
  may: ({ actor }) => mayFreezeWishes(actor),
  async read({ tx }, { wish: publicId }) {
    const found = await tx
      .selectFrom("wishes")
      .select(["id", "frozenAt"])
      .where("publicId", "=", publicId)
      .executeTakeFirst();
    if (!found) throw new Refusal("wish_unknown", "wish");
    return { id: found.id, frozen: found.frozenAt !== null };
  },
});

/** What a steward is about to freeze or to let go on; nothing of it says who the child is. */
export const wishSeen = query("wishes.seen", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) =>
    tx
      .selectFrom("wishes as w")
      .innerJoin("batches as b", "b.id", "w.batchId")
      .innerJoin("organizations as o", "o.id", "w.organizerId")
      .select(["w.id", "w.publicId", "w.number", "w.title", "w.state", "w.frozenAt"])
      .select(["b.title as batch", "o.name as organizer"])
      .where("w.id", "=", wishId)
      .executeTakeFirst(),
  may: ({ actor }) => mayFreezeWishes(actor),
  read: (_, __, { frozenAt, ...wish }) =>
    Promise.resolve({ ...wish, frozenAt: frozenAt?.toISOString() ?? null }),
});
