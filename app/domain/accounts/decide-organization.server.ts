import { personIdOf } from "../actor";
import { command } from "../door.server";
import { decideInput } from "./input";
import { organizationLife } from "./life";
import { mayOversee } from "./may";
import { giveRoles, lockOrganization, reviseOrganization } from "./rows.server";

/** A steward verifies an organization or refuses it; who applied becomes its first coordinator. */
export const decideOrganization = command("accounts.decideOrganization", {
  input: decideInput,
  subject: ({ tx }, { organizationId }) => lockOrganization(tx, organizationId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, now, actor, tell }, { decision, note }, organization) {
    const { organizationId, appliedBy, kind } = organization;
    await reviseOrganization(tx, organizationId, {
      state: organizationLife.next(decision, organization.state),
      decidedBy: personIdOf(actor),
      decidedAt: now,
      decisionNote: note,
    });
    if (decision === "verify") {
      const roles =
        kind === "business" ? (["coordinator", "member"] as const) : (["coordinator"] as const);
      await giveRoles(tx, now, { organizationId, personId: appliedBy }, roles);
      await tell("member_joined", { organizationId, personId: appliedBy });
    }
    await tell("organization_decided", { organizationId });
  },
});
