import { lockOrganization, openOrganization } from "../accounts/rows.server";
import { sendInvitation } from "../accounts/send-invitation.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { atTerms, openFundInput } from "./input";
import { mayOpenFunds } from "./may";
import { placesNamed } from "./places.server";
import { insertFund } from "./rows.server";

/** A steward opens a fund under its host charity and asks its chair to come, who chooses the others. */
export const openFund = command("funds.open", {
  input: openFundInput,
  at: { ...atTerms, organization_slug_taken: "slug", fund_prefix_taken: "referencePrefix" },
  subject: async ({ tx }, { hostId }) => {
    const host = await lockOrganization(tx, hostId);
    return host?.kind === "charity" && host.frozenAt === null ? host : undefined;
  },
  may: ({ actor }) => mayOpenFunds(actor),

  async handle(handling, { hostId, name, slug, coordinatorEmail, locale, ...typed }) {
    const { tx, now, actor, tell } = handling;
    const { places, ...fund } = typed;
    const openedBy = personIdOf(actor);
    const placeCodes = await placesNamed(tx, places);
    const fundId = await openOrganization(tx, now, openedBy, {
      ...{ kind: "fund", hostId, name, slug },
      ...{ registration: "", about: "", contactEmail: coordinatorEmail },
      placeCode: placeCodes[0] ?? null,
    });
    await insertFund(tx, {
      ...fund,
      ...{ fundId, placeCodes, openedBy, openedAt: now, revisedAt: now },
    });
    const first = { organizationId: fundId, email: coordinatorEmail, locale };
    const { token } = await sendInvitation(handling, { ...first, roles: ["coordinator"] });
    await tell("fund_opened", { fundId });
    return { id: fundId, token };
  },
});
