import { placeNamed } from "../accounts/places.server";
import { openOrganization } from "../accounts/rows.server";
import { sendInvitation } from "../accounts/send-invitation.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { openCharityInput } from "./input";
import { mayOpenFunds } from "./may";
import { insertCharity } from "./rows.server";

/** A steward lets in a host charity whose papers he saw, and asks its first coordinator to come. */
export const openCharity = command("funds.openCharity", {
  input: openCharityInput,
  at: { organization_slug_taken: "slug", charity_registered_already: "registration" },
  may: ({ actor }) => mayOpenFunds(actor),

  async handle(handling, { place, receiptsJurisdiction, coordinatorEmail, locale, ...said }) {
    const { tx, now, actor, tell } = handling;
    const openedBy = personIdOf(actor);
    const placeCode = await placeNamed(tx, place);
    const charityId = await openOrganization(tx, now, openedBy, {
      ...said,
      kind: "charity",
      about: "",
      placeCode,
    });
    await insertCharity(tx, { charityId, receiptsJurisdiction, openedBy, openedAt: now });
    const first = { organizationId: charityId, email: coordinatorEmail, locale };
    const { token } = await sendInvitation(handling, { ...first, roles: ["coordinator"] });
    await tell("charity_opened", { charityId });
    return { id: charityId, token };
  },
});
