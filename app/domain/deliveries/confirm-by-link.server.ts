import { Refusal } from "~/platform/refusal";
import { lockClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { confirmByLinkInput } from "./input";
import { linkOf, putOnRecord, spendLink } from "./rows.server";

/**
 * A witness without an account says what arrived, once, by the code on somebody's phone. Whoever is
 * signed in on that phone is put on record too, and the database refuses the courier.
 */
export const confirmByLink = command("deliveries.confirmByLink", {
  input: confirmByLinkInput,
  subject: ({ tx }, { token }) => linkOf(tx, token),
  may: ({ actor }) => actor.kind === "system",

  async handle(handling, { clientId, relation, outcome, note, personId }, link) {
    const { tx, now } = handling;
    if (outcome === "discrepancy" && note.length < 2) throw new Refusal("field_missing", "note");
    if (link.expiresAt <= now) throw new Refusal("confirmation_link_over");
    await spendLink(tx, now, link.id);
    const claim = link.claimId ? await lockClaim(tx, link.claimId) : undefined;
    if (claim?.deliveryId !== link.deliveryId) throw new Refusal("confirmation_other_delivery");
    await putOnRecord(handling, claim, {
      clientId,
      method: "qr",
      linkId: link.id,
      witnessId: personId,
      relation,
      outcome,
      note,
      witnessedAt: now,
    });
  },
});
