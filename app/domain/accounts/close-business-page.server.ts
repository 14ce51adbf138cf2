import { command } from "../door.server";
import { ofOrganizationInput } from "./input";
import { mayOversee } from "./may";
import { closePage, lockBusinessPage } from "./rows.server";

/** A steward takes a business's page off the site; the business goes on claiming. */
export const closeBusinessPage = command("accounts.closeBusinessPage", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) => lockBusinessPage(tx, organizationId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, now, tell }, { organizationId }, { closedAt }) {
    if (closedAt) return;
    await closePage(tx, organizationId, now);
    await tell("business_page_closed", { organizationId });
  },
});

/** A steward lets a business's page stand again, if the business still wants one. */
export const reopenBusinessPage = command("accounts.reopenBusinessPage", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) => lockBusinessPage(tx, organizationId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, tell }, { organizationId }, { closedAt }) {
    if (!closedAt) return;
    await closePage(tx, organizationId, null);
    await tell("business_page_reopened", { organizationId });
  },
});
