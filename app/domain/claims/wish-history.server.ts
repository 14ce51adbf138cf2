import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { serves } from "../actor";
import { query, type Moment } from "../door.server";
import { wishIdInput } from "../wishes/input";

const longest = 500;
const oneLook = 10 * 60_000;

/** Who did something, as far as staff may know: colleagues by name, donors only as what they are. */
export type Doer =
  | { kind: "staff" | "business"; name: string }
  | { kind: "donor" | "steward" | "system" | "link" | "guest" };

type Found = {
  source: "event" | "look" | "fact";
  name: string;
  purpose: string | null;
  claimId: string | null;
  actorKind: string;
  staff: string | null;
  steward: boolean;
  business: string | null;
  at: Date;
};

/**
 * What happened to a wish, newest first: what was done to it, its claims, its child's consents and
 * its photos, and each look at its child. Ids and times only lie in the log; a donor isn't named.
 */
export const wishHistory = query("claims.wishHistory", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) =>
    tx
      .selectFrom("wishes as w")
      .innerJoin("batches as b", "b.id", "w.batchId")
      .select(["w.id", "w.organizerId", "w.childId", "w.number", "w.title", "w.openedAt"])
      .select(["b.slug", "b.title as batch", "b.timeZone"])
      .where("w.id", "=", wishId)
      .executeTakeFirst(),
  may: ({ actor }, wish) => serves(actor, wish.organizerId),

  async read(moment, _input, { openedAt, childId, organizerId, ...wish }) {
    const of = { id: wish.id, childId, organizerId, openedAt };
    const found = [...(await logged(moment, of)), ...(await facts(moment.tx, of))];
    const told = new Set<string>();
    const once = found.filter((one) => {
      const key = `${one.name} ${one.claimId ?? ""} ${one.at.getTime()}`;
      return one.source === "look" || (!told.has(key) && told.add(key));
    });
    const newest = once.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, longest);
    return { ...wish, entries: withoutRepeatedLooks(newest).map(toWire) };
  },
});

type Wish = { id: string; childId: string; organizerId: string; openedAt: Date | null };

/** Events of all that belongs to the wish, each found by the index on their subjects, and looks. */
async function logged({ tx }: Moment, { id, childId, organizerId }: Wish): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with keys as (
      select jsonb_build_object('wishId', ${id}::uuid) as key
      union all select jsonb_build_object('childId', ${childId}::uuid)
      union all select jsonb_build_object('claimId', id) from claims where wish_id = ${id}
      union all select distinct jsonb_build_object('sheetId', sheet_id) from consents where child_id = ${childId}
      union all select jsonb_build_object('photoId', p.id) from photos p join claims c on c.id = p.claim_id where c.wish_id = ${id}
    ), found as (
      select distinct on (e.id) 'event' as source, e.name, null as purpose, (e.subject ->> 'claimId')::uuid as claim_id,
        e.actor_kind, e.actor_id, e.happened_at as at
      from keys k join events e on e.subject @> k.key
      union all
      select 'look', a.action, a.purpose, null, a.actor_kind, a.actor_id, a.happened_at
      from audit_entries a where a.subject_type = 'child' and a.subject_id = ${childId}
    )
    select f.source, f.name, f.purpose, f.claim_id, f.actor_kind, f.at, o.name as business,
      case when exists (select 1 from memberships m where m.person_id = p.id and m.organization_id = ${organizerId})
        then p.name end as staff, coalesce(p.steward, false) as steward
    from found f left join people p on p.id = f.actor_id and f.actor_kind = 'person'
    left join claims c on c.id = f.claim_id left join organizations o on o.id = c.organization_id
    order by f.at desc limit ${longest}`.execute(tx);
  return rows;
}

/** What donors and the clock did stands in the rows themselves, where the log is not the desk's. */
async function facts(tx: Tx, { id, openedAt }: Wish): Promise<Found[]> {
  const claims = await tx
    .selectFrom("claims as c")
    .leftJoin("organizations as o", "o.id", "c.organizationId")
    .select(["c.id", "c.state", "c.heldAt", "c.remindedAt", "c.endedAt", "c.guestId"])
    .select(["c.recordedBy", "o.name as business"])
    .where("c.wishId", "=", id)
    .execute();
  const fact = (name: string, at: Date | null, by: Partial<Found> = {}): Found[] =>
    at
      ? [
          {
            ...{ source: "fact", name, at, purpose: null, claimId: null, staff: null },
            ...{ steward: false, business: null, actorKind: "system", ...by },
          },
        ]
      : [];
  return [
    ...fact("batch_published", openedAt),
    ...claims.flatMap(({ id: claimId, business, ...claim }) => [
      ...fact("claim_held", claim.recordedBy ? null : claim.heldAt, {
        ...{ claimId, business, actorKind: claim.guestId ? "guest" : "person" },
      }),
      ...fact("claim_reminded", claim.remindedAt, { claimId }),
      ...fact("claim_expired", claim.state === "expired" ? claim.endedAt : null, { claimId }),
    ]),
  ];
}

/** Looks of one person for one purpose, one after the other, are one. */
function withoutRepeatedLooks(found: readonly Found[]): Found[] {
  const last = new Map<string, number>();
  return found.filter(({ source, name, purpose, staff, at }) => {
    if (source !== "look") return true;
    const key = [name, purpose, staff].join();
    const before = last.get(key);
    last.set(key, at.getTime());
    return before === undefined || before - at.getTime() > oneLook;
  });
}

function toWire(found: Found) {
  const { source, name, purpose, claimId, at } = found;
  return { look: source === "look", name, purpose, claimId, at: at.toISOString(), by: doer(found) };
}

function doer({ actorKind, staff, steward, business }: Found): Doer {
  if (actorKind === "system" || actorKind === "link" || actorKind === "guest")
    return { kind: actorKind };
  if (staff !== null) return { kind: "staff", name: staff };
  if (steward) return { kind: "steward" };
  return business ? { kind: "business", name: business } : { kind: "donor" };
}
