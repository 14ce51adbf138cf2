import { Refusal } from "~/platform/refusal";
import { lockClaims } from "../claims/rows.server";
import { command } from "../door.server";
import { confirmByLinkInput } from "./input";
import { linkOf, putManyOnRecord, spendLink } from "./rows.server";

/**
 * A witness without an account says what arrived, once, by the code on somebody's phone: of one
 * thing, or of each of a delivery. Whoever is signed in on that phone is put on record too, and the
 * database refuses the courier, and whatever the code wasn't made for.
 */
export const confirmByLink = command("deliveries.confirmByLink", {
  input: confirmByLinkInput,
  subject: ({ tx }, { token }) => linkOf(tx, token),
  may: ({ actor }) => actor.kind === "system",

  async handle(handling, { clientId, relation, lines, personId }, link) {
    const { tx, now } = handling;
    if (link.expiresAt <= now) throw new Refusal("confirmation_link_over");
    await spendLink(tx, now, link.id);
    const claims = await lockClaims(
      tx,
      lines.map(({ claimId }) => claimId),
    );
    const mine = claims.filter(({ deliveryId }) => deliveryId === link.deliveryId);
    if (mine.length === 0) throw new Refusal("confirmation_other_delivery");
    return putManyOnRecord(handling, mine, lines, {
      clientId,
      method: "qr",
      linkId: link.id,
      witnessId: personId,
      relation,
      witnessedAt: now,
    });
  },
});
