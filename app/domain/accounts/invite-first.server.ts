import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { inviteFirstInput } from "./input";
import { mayOversee } from "./may";
import { isMember, lockOrganization } from "./rows.server";
import { sendInvitation } from "./send-invitation.server";

/**
 * A steward asks in a coordinator of a charity or a fund that he opened; whoever comes chooses the
 * others. Where the installation sends no mail, the steward copies the link.
 */
export const inviteFirst = command("accounts.inviteFirst", {
  input: inviteFirstInput,
  subject: async ({ tx }, { organizationId }) => {
    const organization = await lockOrganization(tx, organizationId);
    return organization?.kind === "charity" || organization?.kind === "fund"
      ? organization
      : undefined;
  },
  may: ({ actor }) => mayOversee(actor),

  async handle(handling, { organizationId, email, locale }) {
    if (await isMember(handling.tx, organizationId, email)) {
      throw new Refusal("member_already", "email");
    }
    return sendInvitation(handling, { organizationId, email, roles: ["coordinator"], locale });
  },
});
