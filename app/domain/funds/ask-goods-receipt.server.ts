import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personOf } from "../actor";
import { isClaimant } from "../claims/may";
import { readClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { sealAsker } from "./goods-donor.server";
import { askGoodsInput } from "./goods-input";
import { goodsHostOf, insertGoodsRequest } from "./goods-rows.server";

/**
 * Who gave a thing that arrived, or many to one organizer, asks for a receipt and says to whom it is made
 * out. It goes to the charity in whose name the organizer takes things; where there is none, nobody can
 * give one.
 */
export const askGoodsReceipt = command("funds.askGoodsReceipt", {
  input: askGoodsInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => isClaimant(actor, claim),

  async handle({ tx, now, actor, tell }, { claimId, also, donor }, claim) {
    const { organizerId } = claim;
    const host = await goodsHostOf(tx, organizerId);
    if (!host) throw new Refusal("goods_not_hosted");
    const { charityId } = host;
    const id = randomUUID();
    const sealed = await sealAsker({ tx, now }, { charityId, requestId: id, donor });
    const asked = { id, charityId, organizerId, personId: personOf(actor), askedAt: now };
    await insertGoodsRequest(tx, { ...asked, ...sealed }, [claimId, ...also]);
    await tell("goods_receipt_asked", { requestId: id });
    return { id };
  },
});
