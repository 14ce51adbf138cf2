import { command } from "../door.server";
import { ofOrganizationInput } from "./input";
import { mayOversee } from "./may";
import { lockOrganization, reviseOrganization } from "./rows.server";

/** A steward takes an organization and everything of it off every page, and its staff from their desks. */
export const freezeOrganization = command("accounts.freezeOrganization", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) => lockOrganization(tx, organizationId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, now, tell }, { organizationId }, { frozenAt }) {
    if (frozenAt) return;
    await reviseOrganization(tx, organizationId, { frozenAt: now });
    await tell("organization_frozen", { organizationId });
  },
});
