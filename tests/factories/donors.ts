import { randomUUID } from "node:crypto";
import type { Guest, Person } from "~/domain/actor";
import { asOwner } from "../setup/database";

const owner = () => process.env.DATABASE_OWNER_URL ?? "";

/** Someone who has signed in. */
export async function aDonor(over: { locale?: "zh-CN" | "en" } = {}): Promise<Person> {
  const personId = randomUUID();
  await asOwner(owner(), (client) =>
    client.query(
      "insert into people (id, email, locale, created_at) values ($1, $2, $3, clock_timestamp())",
      [personId, `${personId}@example.org`, over.locale ?? "zh-CN"],
    ),
  );
  return { kind: "person", personId, steward: false, memberships: [] };
}

/** Someone nobody knows yet. */
export const aGuest = (): Guest => ({ kind: "guest", guestId: randomUUID() });

/** Someone who claims for a verified business. */
export async function aBusinessMember(): Promise<Person & { businessId: string }> {
  const member = await aDonor();
  const steward = await aDonor();
  const id = randomUUID();
  await asOwner(owner(), async (client) => {
    await client.query(
      `insert into organizations (id, slug, kind, name, contact_email, state, applied_by, applied_at, decided_by, decided_at)
       values ($1, $2, 'business', '山泉面馆', 'shop@example.org', 'verified', $3, clock_timestamp(), $4, clock_timestamp())`,
      [id, `shop-${id.slice(0, 8)}`, member.personId, steward.personId],
    );
    await client.query(
      "insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'coordinator', clock_timestamp())",
      [id, member.personId],
    );
  });
  const business = {
    organizationId: id,
    kind: "business" as const,
    name: "山泉面馆",
    slug: `shop-${id.slice(0, 8)}`,
    verified: true,
    roles: ["coordinator" as const],
  };
  return { ...member, memberships: [business], businessId: id };
}
