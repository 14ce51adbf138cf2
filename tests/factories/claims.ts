import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor, Person, Role } from "~/domain/actor";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { run } from "~/domain/run.server";
import { asOwner } from "../setup/database";
import { aDonor } from "./donors";

const owner = () => process.env.DATABASE_OWNER_URL ?? "";

export type WishToClaim = { id: string; publicId: string; number: number };
export type BatchToClaim = {
  id: string;
  slug: string;
  organizerId: string;
  wishes: WishToClaim[];
  /** Somebody of the organizer's staff, in every role. */
  staff: Person;
};

type Options = {
  wishes?: number;
  cap?: number;
  holdMinutes?: number;
  commitDays?: number;
  closesAt?: Date;
  deliverBy?: Date;
};

const day = 86_400_000;

/** An open batch with public wishes of as many children, and its organizer. */
export async function aBatchToClaim(options: Options = {}): Promise<BatchToClaim> {
  const [coordinator, reviewer] = [await aDonor(), await aDonor()];
  const closesAt = options.closesAt ?? new Date(Date.now() + 60 * day);
  const deliverBy = options.deliverBy ?? new Date(closesAt.getTime() + 30 * day);
  const [organizerId, batchId, programmeId, hubId] = [1, 2, 3, 4].map(() => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const slug = `batch-${batchId.slice(0, 8)}`;
  const wishes = await asOwner(owner(), async (client) => {
    const insert = inserter(client);
    const ago = new Date(Date.now() - 2 * day);
    await client.query(
      `insert into places (code, level, name_zh, name_en) values ('990100', 'county', '青溪县', 'Qingxi County')
       on conflict do nothing`,
    );
    await insert("organizations", {
      id: organizerId,
      slug: `centre-${organizerId.slice(0, 8)}`,
      kind: "organizer",
      name: "青溪县儿童关爱中心",
      contact_email: "office@example.org",
      state: "verified",
      applied_by: coordinator.personId,
      applied_at: ago,
      decided_by: reviewer.personId,
      decided_at: ago,
    });
    for (const role of ["coordinator", "reviewer", "courier", "witness"]) {
      await insert("memberships", {
        organization_id: organizerId,
        person_id: coordinator.personId,
        role,
        since: ago,
      });
    }
    await insert("programmes", {
      id: programmeId,
      organizer_id: organizerId,
      slug: `programme-${programmeId.slice(0, 8)}`,
      title: "千愿圆梦",
      made_at: ago,
    });
    await insert("hubs", {
      id: hubId,
      organizer_id: organizerId,
      name: "石埠乡便民大厅",
      address: "青溪县石埠乡正街 8 号",
      phone: "0990-1234567",
      made_at: ago,
    });
    await insert("batches", {
      id: batchId,
      organizer_id: organizerId,
      programme_id: programmeId,
      hub_id: hubId,
      slug,
      number: 1,
      title: "第一批",
      place_code: "990100",
      state: "open",
      opened_at: ago,
      closes_at: closesAt,
      deliver_by: deliverBy,
      cap: options.cap ?? 5,
      hold_minutes: options.holdMinutes ?? 30,
      commit_days: options.commitDays ?? 10,
      made_by: coordinator.personId,
      made_at: ago,
    });
    const made: WishToClaim[] = [];
    for (let number = 1; number <= (options.wishes ?? 1); number += 1) {
      const [childId, sheetId, wishId] = [randomUUID(), randomUUID(), randomUUID()];
      const publicId = wishId.replaceAll("-", "").slice(0, 8);
      await insert("children", {
        id: childId,
        organizer_id: organizerId,
        township_code: "990100",
        recorded_by: coordinator.personId,
        recorded_at: ago,
      });
      const signed = { organizer_id: organizerId, recorded_by: coordinator.personId };
      await insert("consent_sheets", {
        ...signed,
        id: sheetId,
        text_version: "1",
        signed_on: ago,
        recorded_at: ago,
        approved_by: reviewer.personId,
        approved_at: ago,
      });
      await insert("consents", {
        ...signed,
        child_id: childId,
        sheet_id: sheetId,
        scopes: ["collect", "publish_text", "share_photo"],
        giver: "grandparent",
        given_on: ago,
        expires_on: new Date(ago.getTime() + 360 * day),
        approved_by: reviewer.personId,
        recorded_at: ago,
      });
      await insert("wishes", {
        id: wishId,
        public_id: publicId,
        organizer_id: organizerId,
        batch_id: batchId,
        child_id: childId,
        number,
        category: "bag",
        title: "双肩书包",
        words: "想要一个绿色的书包。",
        price_minor: 12_000,
        alias: "小禾",
        state: "open",
        author_ids: [coordinator.personId],
        approved_by: reviewer.personId,
        approved_at: ago,
        public_place_code: "990100",
        opened_at: ago,
        ring_place: number,
        recorded_at: ago,
      });
      made.push({ id: wishId, publicId, number });
    }
    return made;
  });
  const staff = employed(coordinator, organizerId);
  return { id: batchId, slug, organizerId, wishes, staff };
}

const inserter = (client: pg.Client) => (table: string, row: Record<string, unknown>) =>
  client.query(
    `insert into ${table} (${Object.keys(row).join(", ")})
     values (${Object.keys(row)
       .map((_, place) => `$${place + 1}`)
       .join(", ")})`,
    Object.values(row),
  );

/** The person as he works for an organizer, in the roles named or in all. */
export const employed = (
  person: Person,
  organizationId: string,
  roles: Role[] = ["coordinator", "reviewer", "courier", "witness"],
): Person => ({
  ...person,
  memberships: [{ organizationId, kind: "organizer", name: "", slug: "", verified: true, roles }],
});

/** A wish held by a donor. */
export async function aHold(actor: Actor, wish: WishToClaim, now?: Date): Promise<string> {
  return (await run(holdWish, { actor, input: { wishId: wish.publicId }, now })).id;
}

/** A wish promised by a donor. */
export async function aClaim(actor: Person, wish: WishToClaim, now?: Date): Promise<string> {
  const claimId = await aHold(actor, wish, now);
  await run(commitClaim, { actor, input: { claimId, way: "ship" }, now });
  return claimId;
}

/** The state of a claim and of its wish, as the database has them. */
export async function standing(claimId: string) {
  return asOwner(owner(), async (client) => {
    const { rows } = await client.query<{ claim: string; wish: string }>(
      `select c.state as claim, w.state as wish from claims c join wishes w on w.id = c.wish_id where c.id = $1`,
      [claimId],
    );
    return rows[0];
  });
}
