import { writeLetter } from "~/platform/letters.server";
import { hashOfToken, newToken } from "../accounts/sessions.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { donorInvitationInput, inviteDonorInput } from "./input";
import { mayInviteDonors } from "./may";
import { endPledgeInvitations, fundBySlug, insertPledgeInvitation } from "./rows.server";

const days = 60;

/**
 * Asks a donor by name. The link opens for nobody but who proves that email; asking the same one
 * again ends the link before.
 */
export const inviteDonor = command("funds.inviteDonor", {
  input: inviteDonorInput,
  at: { pledge_invitation_open_already: "email" },
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayInviteDonors(actor, fund) && fund.modes.includes("invited"),

  async handle({ tx, now, actor, tell }, { email, locale }, { fundId }) {
    await endPledgeInvitations(tx, now, { fundId, email });
    const token = newToken();
    const { id } = await insertPledgeInvitation(tx, {
      ...{ fundId, email, tokenHash: hashOfToken(token) },
      invitedBy: personIdOf(actor),
      invitedAt: now,
      expiresAt: new Date(now.getTime() + days * 86_400_000),
    });
    await writeLetter(
      { tx, now },
      {
        kind: "pledge-invitation",
        toEmail: email,
        ...{ locale, organizationId: fundId },
        params: { invitationId: id },
        secret: { token },
      },
    );
    await tell("donor_invited", { invitationId: id });
    return { id, token };
  },
});

/** An invitation is taken back; what was promised with it stays. */
export const revokeDonorInvitation = command("funds.revokeDonorInvitation", {
  input: donorInvitationInput,
  subject: ({ tx }, { invitationId }) =>
    tx
      .selectFrom("pledgeInvitations as i")
      .innerJoin("organizations as o", "o.id", "i.fundId")
      .select(["i.id", "o.id as organizationId", "o.hostId"])
      .where("i.id", "=", invitationId)
      .executeTakeFirst(),
  may: ({ actor }, { organizationId, hostId }) =>
    mayInviteDonors(actor, { organizationId, hostId: hostId ?? "" }),

  async handle({ tx, now }, _, { id }) {
    await endPledgeInvitations(tx, now, { id });
  },
});
