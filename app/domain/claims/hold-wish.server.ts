import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { command, type Moment } from "../door.server";
import { personOf } from "../actor";
import { holdInput } from "./input";
import { guestHoldMinutes } from "./life";

type Attempt = {
  held: string | null;
  wishId: string | null;
  open: boolean;
  batchOpen: boolean;
  own: string | null;
  mine: string[];
};

/**
 * The first click on a wish keeps it for a while. One statement looks and writes; the unique index
 * decides who was first.
 */
export const holdWish = command("claims.hold", {
  input: holdInput,
  may: ({ actor }) => actor.kind === "person" || actor.kind === "guest",

  async handle(moment, { wishId: publicId }) {
    const { held, wishId, open, batchOpen, own, mine } = await attempt(moment, publicId);
    if (held && wishId) {
      await moment.tell("claim_held", { claimId: held, wishId });
      return { id: held };
    }
    if (!wishId) throw new Refusal("not_found");
    // Seen taken, it was somebody's before; seen open, it may have become one's own since.
    const before = open ? await ownClaim(moment, wishId) : own;
    if (before) return { id: before };
    if (!open) throw new Refusal("claim_wish_taken");
    if (!batchOpen) throw new Refusal("claim_batch_closed");
    if (mine.length === 0) throw new Refusal("claim_wish_taken");
    const code = moment.actor.kind === "guest" ? "claim_guest_one_hold" : "claim_cap_reached";
    throw new Refusal(code, undefined, { claims: mine });
  },
});

/**
 * A guest's cap is one hold at a time, wherever; a person's is the batch's. The trigger counts
 * again under the person's lock: what is seen here only names the claims to give back. A guest's
 * clicks take turns, for two at once would break the index of his one hold before they met at the
 * wish's own.
 */
async function attempt({ tx, now, actor }: Moment, publicId: string): Promise<Attempt> {
  const personId = personOf(actor);
  const guestId = actor.kind === "guest" ? actor.guestId : null;
  const { rows } = await sql<Attempt>`
    with wish as (
      select w.id, w.batch_id, b.organizer_id, w.state = 'open' as open,
        w.batch_state = 'open' and w.closes_at > ${now} as batch_open,
        case when ${guestId}::uuid is null then b.cap else 1 end as cap,
        case when ${guestId}::uuid is null then b.hold_minutes else ${guestHoldMinutes} end as minutes
      from public_wishes w join batches b on b.id = w.batch_id
      where w.public_id = ${publicId}
    ), mine as (
      select coalesce(array_agg(c.id), '{}') as ids from claims c, wish
      where c.guest_id = ${guestId}::uuid and c.state = 'held'
        or c.person_id = ${personId}::uuid and c.batch_id = wish.batch_id and c.organization_id is null
          and c.state in ('held', 'committed', 'sent', 'received', 'delivered')
    ), turn as materialized (
      select case when ${guestId}::uuid is not null
        then pg_advisory_xact_lock(hashtextextended(${guestId}::text, 0))::text end as taken
    ), held as (
      insert into claims (wish_id, batch_id, organizer_id, person_id, guest_id, held_at, held_until)
      select id, batch_id, organizer_id, ${personId}::uuid, ${guestId}::uuid, ${now}::timestamptz,
        ${now}::timestamptz + make_interval(mins => minutes)
      from wish, mine, turn
      where open and batch_open and cardinality(ids) < cap
      on conflict (wish_id) where state not in ('released', 'expired', 'cancelled') do nothing
      returning id
    )
    select (select id from held) as "held", wish.id as "wishId", coalesce(wish.open, false) as "open",
      coalesce(wish.batch_open, false) as "batchOpen",
      (select c.id from claims c
        where c.wish_id = wish.id and c.state not in ('released', 'expired', 'cancelled')
          and (c.guest_id = ${guestId}::uuid or c.person_id = ${personId}::uuid)) as "own",
      case when cardinality(ids) < wish.cap then '{}'::uuid[] else ids end as "mine"
    from mine left join wish on true`.execute(tx);
  return rows[0]!;
}

/** The live claim that the one who asks already has on the wish: a second click leads to it. */
async function ownClaim({ tx, actor }: { tx: Tx; actor: Moment["actor"] }, wishId: string) {
  const claims = tx
    .selectFrom("claims")
    .select("id")
    .where("wishId", "=", wishId)
    .where("state", "not in", ["released", "expired", "cancelled"]);
  const own =
    actor.kind === "guest"
      ? claims.where("guestId", "=", actor.guestId)
      : claims.where("personId", "=", personOf(actor));
  return (await own.executeTakeFirst())?.id;
}
