import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { findsIn } from "../privacy/finds";
import { businessPageInput } from "./input";
import { mayKeepPage } from "./may";
import { keepBusinessPage, lockOrganization } from "./rows.server";

/**
 * A business says whether it wants a public page and what stands on it. Nobody reads the text before
 * it is public, so whatever a reviewer would be shown a mark for is refused here.
 */
export const reviseBusinessPage = command("accounts.reviseBusinessPage", {
  input: businessPageInput,
  subject: ({ tx }, { organizationId }) => lockOrganization(tx, organizationId),
  may: ({ actor }, { state, ...one }) =>
    mayKeepPage(actor, { ...one, verified: state === "verified" }),

  async handle({ tx, now, tell }, { organizationId, ...page }) {
    if (findsIn(page.intro).length > 0) throw new Refusal("page_tells_too_much", "intro");
    await keepBusinessPage(tx, organizationId, { ...page, revisedAt: now });
    await tell("business_page_revised", { organizationId });
  },
});
