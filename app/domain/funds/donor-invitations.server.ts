import { z } from "zod";
import { writeLetter } from "~/platform/letters.server";
import { hashOfToken, newToken } from "../accounts/sessions.server";
import { personIdOf } from "../actor";
import { command, query, type Moment } from "../door.server";
import { donorInvitationInput, inviteDonorInput, ofFundInput, tokenInput } from "./input";
import { mayInviteDonors } from "./may";
import { endPledgeInvitations, fundBySlug, insertPledgeInvitation } from "./rows.server";

const days = 60;

/**
 * Asks a donor by name. The link opens for nobody but who proves that email; asking the same one
 * again ends the link before.
 */
export const inviteDonor = command("funds.inviteDonor", {
  input: inviteDonorInput,
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

/** Whom a fund asked and whose invitation is open. */
export const donorInvitations = query("funds.donorInvitations", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayInviteDonors(actor, fund),
  read: async ({ tx, now }, _, { fundId, modes }) => {
    const rows = await tx
      .selectFrom("pledgeInvitations")
      .select(["id", "email", "invitedAt", "expiresAt"])
      .where("fundId", "=", fundId)
      .where("revokedAt", "is", null)
      .orderBy("invitedAt", "desc")
      .limit(200)
      .execute();
    return {
      asks: modes.includes("invited"),
      invitations: rows.map(({ invitedAt, expiresAt, ...row }) => ({
        ...row,
        invitedAt: invitedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        over: expiresAt <= now,
      })),
    };
  },
});

/** The open invitation that a link holds, if the one who asks proved the email it was meant for. */
export const openInvitation = ({ tx, now, actor }: Moment, token: string) =>
  tx
    .selectFrom("pledgeInvitations as i")
    .innerJoin("people as p", "p.email", "i.email")
    .select(["i.id", "i.fundId"])
    .where("i.tokenHash", "=", hashOfToken(token))
    .where("i.revokedAt", "is", null)
    .where("i.expiresAt", ">", now)
    .where("p.id", "=", personIdOf(actor))
    .executeTakeFirst();

/** The fund to which a link invites the one who asks; null for anybody else. */
export const invitedTo = query("funds.invitedTo", {
  input: tokenInput.and(z.object({})),
  may: ({ actor }) => actor.kind === "person",
  read: async (moment, { token }) => {
    const invitation = await openInvitation(moment, token);
    const fund = invitation
      ? await moment.tx
          .selectFrom("publicFunds")
          .select("slug")
          .where("id", "=", invitation.fundId)
          .executeTakeFirst()
      : undefined;
    return fund?.slug ?? null;
  },
});
