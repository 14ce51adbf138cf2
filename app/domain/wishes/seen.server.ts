import { sql } from "kysely";
import type { BatchState, ClaimState, WishState } from "../../../db/schema";
import type { AgeBand } from "../privacy/birth";
import type { Category } from "./input";

type Names = { zh: string; en: string };

/** A wish as the database hands it out: times as ISO text, so that a row and a row inside JSON are alike. */
export type WishRow = {
  rowId: string;
  id: string;
  number: number;
  title: string;
  category: Category;
  alias: string;
  ageBand: string | null;
  placeZh: string;
  placeEn: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  price: string;
  currency: string;
  state: WishState;
  claim: ClaimState | null;
  openedAt: string;
  closesAt: string;
  deliverBy: string;
  grantedAt: string | null;
  organizerName: string;
  batchSlug: string;
  batchTitle: string;
  batchState: BatchState;
  photo: { id: string; width: number; height: number } | null;
};

const iso = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a `WishRow`, from `public_wishes w`; one photo of what came true, where there is one. */
export const wishColumns = sql`
  w.id as "rowId", w.public_id as "id", w.number, w.title, w.category, w.alias, w.age_band as "ageBand",
  w.place_zh as "placeZh", w.place_en as "placeEn", w.words, w.size, w.colour, w.style,
  w.price_minor::text as "price", w.currency, w.state, w.claim_state as "claim",
  ${iso("w.opened_at")} as "openedAt", ${iso("w.closes_at")} as "closesAt",
  ${iso("w.deliver_by")} as "deliverBy", ${iso("w.granted_at")} as "grantedAt",
  w.organizer_name as "organizerName", w.batch_slug as "batchSlug", w.batch_title as "batchTitle",
  w.batch_state as "batchState",
  case when w.state = 'granted' then (
    select json_build_object('id', p.id, 'width', p.width, 'height', p.height)
    from public_photos p where p.wish_public_id = w.public_id order by p.id limit 1
  ) end as "photo"`;

/**
 * As much of how far a live claim has come as lanterns show: once it is sent, it is on its way until
 * the wish is granted. When it lay at the hub and when it was handed over is nobody's else.
 */
export const shownClaim = (claim: ClaimState | null): "held" | "committed" | "sent" | null =>
  claim === null || claim === "held" || claim === "committed" ? claim : "sent";

/** A wish as pages get it, the place named in both languages. */
export function seen(row: WishRow) {
  const place: Names = { zh: row.placeZh, en: row.placeEn };
  const { photo } = row;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    category: row.category,
    alias: row.alias,
    ageBand: row.ageBand as AgeBand | null,
    place,
    words: row.words || null,
    spec: [row.size, row.colour, row.style].filter(Boolean).join(" · ") || null,
    price: { minor: row.price, currency: row.currency },
    state: row.state,
    claim: shownClaim(row.claim),
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    deliverBy: row.deliverBy,
    grantedAt: row.grantedAt,
    organizerName: row.organizerName,
    batch: { slug: row.batchSlug, name: row.batchTitle, state: row.batchState },
    photo: photo && {
      id: photo.id,
      src: `/photos/${photo.id}`,
      width: photo.width,
      height: photo.height,
    },
  };
}
