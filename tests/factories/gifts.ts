import { randomUUID } from "node:crypto";
import type pg from "pg";
import sharp from "sharp";
import { actorOfSession, openSession } from "~/domain/accounts/sessions.server";
import type { Person, Role } from "~/domain/actor";
import type { StoredPhoto } from "~/domain/photos/take-in.server";
import { takeInPhoto } from "~/domain/photos/take-in.server";
import { asOwner } from "../setup/database";

const owner = <Result>(work: (client: pg.Client) => Promise<Result>) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", work);

/** A person who is known, with roles in an organizer. */
export async function aPerson(
  organizerId: string | null = null,
  ...roles: Role[]
): Promise<Person> {
  const personId = randomUUID();
  await owner(async (client) => {
    await client.query(
      "insert into people (id, email, name, created_at) values ($1, $2, '某人', now())",
      [personId, `${personId}@example.org`],
    );
    await client.query(
      `insert into memberships (organization_id, person_id, role, since)
       select $1, $2, role, now() from unnest($3::member_role[]) as role`,
      [organizerId, personId, roles],
    );
  });
  return (await signIn(personId)).actor;
}

/** Opens a session: the person as the doors see him, and the key his browser keeps. */
export async function signIn(personId: string): Promise<{ actor: Person; session: string }> {
  const { token } = await openSession(personId);
  const actor = await actorOfSession(token);
  if (actor?.kind !== "person") throw new Error("This person can't sign in");
  return { actor, session: token };
}

/** A verified organizer with a township, a programme, a hub and an open batch. */
export async function aDesk() {
  const [organizerId, programmeId, hubId, batchId] = [0, 1, 2, 3].map(() => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const [applicant, decider] = await Promise.all([aPerson(), aPerson()]);
  const slug = `s${organizerId.slice(0, 8)}`;
  await owner(async (client) => {
    await client.query(
      `insert into places (code, parent_code, level, name_zh, name_en) values
       ('990000', null, 'county', '青禾县', 'Qinghe County'), ('990000001', '990000', 'township', '岩下乡', 'Yanxia')
       on conflict do nothing`,
    );
    await client.query(
      `insert into organizations (id, slug, kind, name, contact_email, state, applied_by, applied_at, decided_by, decided_at)
       values ($1, $2, 'organizer', '青禾助学会', 'a@example.org', 'verified', $3, now(), $4, now())`,
      [organizerId, slug, applicant.personId, decider.personId],
    );
    await client.query(
      "insert into programmes (id, organizer_id, slug, title, made_at) values ($1, $2, $3, '千愿圆梦', now())",
      [programmeId, organizerId, slug],
    );
    await client.query(
      "insert into hubs (id, organizer_id, name, address, phone, made_at) values ($1, $2, '乡政府收件点', '岩下乡一号', '000', now())",
      [hubId, organizerId],
    );
    await client.query(
      `insert into batches (id, organizer_id, programme_id, hub_id, slug, number, title, place_code, state, opened_at,
         closes_at, deliver_by, cap, made_by, made_at)
       values ($1, $2, $3, $4, $5, 1, '第一期', '990000', 'open', now(), now() + interval '20 days',
         now() + interval '40 days', 50, $6, now())`,
      [batchId, organizerId, programmeId, hubId, slug, applicant.personId],
    );
  });
  return { organizerId, hubId, batchId };
}
export type Desk = Awaited<ReturnType<typeof aDesk>>;

let number = 0;

/** A claim of an open wish, committed by the donor; with consents of the given scopes. */
export async function aCommittedClaim(
  desk: Desk,
  donor: Person,
  scopes: string[] = ["collect", "publish_text", "share_photo"],
) {
  const [childId, sheetId, wishId, claimId] = [0, 1, 2, 3].map(() => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const mine = ++number;
  const [author, reviewer] = await Promise.all([aPerson(), aPerson()]);
  await owner(async (client) => {
    await client.query(
      `insert into children (id, organizer_id, township_code, recorded_by, recorded_at)
       values ($1, $2, '990000001', $3, now())`,
      [childId, desk.organizerId, author.personId],
    );
    await client.query(
      `insert into consent_sheets (id, organizer_id, text_version, signed_on, recorded_by, recorded_at)
       values ($1, $2, '1', current_date, $3, now())`,
      [sheetId, desk.organizerId, author.personId],
    );
    await client.query(
      `insert into consents (organizer_id, child_id, sheet_id, scopes, giver, given_on, expires_on, approved_by, recorded_by, recorded_at)
       values ($1, $2, $3, $4, 'guardian', current_date, current_date + 300, $5, $6, now())`,
      [desk.organizerId, childId, sheetId, scopes, reviewer.personId, author.personId],
    );
    await client.query(
      `insert into wishes (id, public_id, organizer_id, batch_id, child_id, number, category, title, size, price_minor,
         alias, state, author_ids, approved_by, approved_at, public_place_code, opened_at, ring_place, recorded_at)
       values ($1, $2, $3, $4, $5, $6, 'coat', '一件冬天的外套', '140 cm', 20000, '小禾', 'open', array[$7::uuid], $8, now(),
         '990000', now(), 1, now())`,
      [
        wishId,
        wishId.slice(0, 8),
        desk.organizerId,
        desk.batchId,
        childId,
        mine,
        author.personId,
        reviewer.personId,
      ],
    );
    await client.query(
      `insert into claims (id, wish_id, batch_id, organizer_id, person_id, state, way, held_at, committed_at, due_at)
       values ($1, $2, $3, $4, $5, 'committed', 'bring', now(), now(), now() + interval '10 days')`,
      [claimId, wishId, desk.batchId, desk.organizerId, donor.personId],
    );
  });
  return { claimId, wishId, childId };
}

/** Puts committed claims into one parcel on its way. */
export async function aParcel(desk: Desk, claimIds: string[]): Promise<string> {
  const [parcelId, code] = [randomUUID(), randomUUID().slice(0, 8).toUpperCase()];
  await owner(async (client) => {
    await client.query(
      `insert into parcels (id, organizer_id, hub_id, code, carrier, tracking, sent_at)
       values ($1, $2, $3, $4, '顺丰', 'SF123456', now())`,
      [parcelId, desk.organizerId, desk.hubId, code],
    );
    await client.query(
      "update claims set state = 'sent', way = 'ship', parcel_id = $1, sent_at = now() where id = any ($2)",
      [parcelId, claimIds],
    );
  });
  return code;
}

/** What really lies in the tables, past everybody's rights. */
export const rowOf = (table: "claims" | "wishes" | "photos" | "parcels", id: string) =>
  owner(async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select * from ${table} where id = $1`,
      [id],
    );
    return rows[0] ?? {};
  });

/** A photo that a phone took, with what phones write into it. */
export const aJpeg = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "#c84" } })
    .withExif({ IFD0: { Copyright: "somebody at home" }, IFD3: { GPSLatitude: "30/1 0/1 0/1" } })
    .jpeg()
    .toBuffer();

/** A photo in the storage; `paper` is sealed. */
export const aStoredPhoto = async (paper = false): Promise<StoredPhoto> =>
  takeInPhoto(new Blob([new Uint8Array(await aJpeg())]), { paper });
