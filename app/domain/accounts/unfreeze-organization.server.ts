import { command } from "../door.server";
import { ofOrganizationInput } from "./input";
import { mayOversee } from "./may";
import { lockOrganization, reviseOrganization } from "./rows.server";

/** A steward lets a frozen organization go on as it was. */
export const unfreezeOrganization = command("accounts.unfreezeOrganization", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) => lockOrganization(tx, organizationId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, tell }, { organizationId }, { frozenAt }) {
    if (!frozenAt) return;
    await reviseOrganization(tx, organizationId, { frozenAt: null });
    await tell("organization_unfrozen", { organizationId });
  },
});
