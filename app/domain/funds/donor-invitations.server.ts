import { hashOfToken } from "../accounts/sessions.server";
import { personIdOf } from "../actor";
import { query, type Moment } from "../door.server";
import { ofFundInput, tokenInput } from "./input";
import { mayInviteDonors } from "./may";
import { fundBySlug } from "./rows.server";

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
  input: tokenInput,
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
