import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { reviseMemberInput } from "./input";
import { mayChooseMembers, rolesOf } from "./may";
import { endRoles, giveRoles, lockOrganization } from "./rows.server";

/**
 * A coordinator gives a member other roles; none at all end the membership. The database refuses
 * an organization without a coordinator.
 */
export const reviseMember = command("accounts.reviseMember", {
  input: reviseMemberInput,
  subject: async ({ tx }, { organizationId, personId }) => {
    const organization = await lockOrganization(tx, organizationId);
    const member = await tx
      .selectFrom("memberships")
      .select("id")
      .where("organizationId", "=", organizationId)
      .where("personId", "=", personId)
      .where("endedAt", "is", null)
      .executeTakeFirst();
    return member && organization;
  },
  may: ({ actor }, organization) => mayChooseMembers(actor, organization),

  async handle({ tx, now, tell }, { personId, roles }, { organizationId, kind }) {
    if (roles.some((role) => !rolesOf(kind).includes(role))) {
      throw new Refusal("choice_unknown", "roles");
    }
    const member = { organizationId, personId };
    // First given, then ended: whoever ends his own part as coordinator still is one here.
    await giveRoles(tx, now, member, roles);
    await endRoles(tx, now, member, roles);
    if (roles.length === 0) await tell("member_left", member);
  },
});
