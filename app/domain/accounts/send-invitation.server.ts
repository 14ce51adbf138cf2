import { writeLetter } from "~/platform/letters.server";
import { personIdOf, type Role } from "../actor";
import type { Handling } from "../door.server";
import { hashOfToken, newToken } from "./sessions.server";

const days = 14;

type Invitation = {
  organizationId: string;
  email: string;
  roles: Role[];
  locale: "zh-CN" | "en";
};

/** Writes an invitation down and the letter that brings its link. @returns its id, and the token that is shown once. */
export async function sendInvitation(
  { tx, now, actor, tell }: Handling,
  { organizationId, email, roles, locale }: Invitation,
): Promise<{ id: string; token: string }> {
  const token = newToken();
  const { id } = await tx
    .insertInto("invitations")
    .values({
      organizationId,
      email,
      roles,
      tokenHash: hashOfToken(token),
      invitedBy: personIdOf(actor),
      invitedAt: now,
      expiresAt: new Date(now.getTime() + days * 86_400_000),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await writeLetter(
    { tx, now },
    {
      kind: "organization-invitation",
      toEmail: email,
      locale,
      params: { invitationId: id },
      secret: { token },
      organizationId,
    },
  );
  await tell("member_invited", { organizationId, invitationId: id });
  return { id, token };
}
