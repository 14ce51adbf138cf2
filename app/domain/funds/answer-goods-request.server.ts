import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Moment } from "../door.server";
import { amountOf } from "./amounts";
import type { Jurisdiction } from "./choices";
import { openAsker } from "./goods-donor.server";
import { declineGoodsInput, goodsRequestInput, issueGoodsInput } from "./goods-input";
import {
  changeGoodsRequest,
  counted,
  goodsRequestById,
  lockGoodsRequest,
  thingsOf,
} from "./goods-rows.server";
import { mayRecordMoney } from "./may";
import { yearOf } from "./receipt-days";
import { sealDonor } from "./receipt-donor.server";
import { insertReceipt } from "./receipt-rows.server";
import { valueStated } from "./receipt-value";

const locked = ({ tx }: Moment, { requestId }: { requestId: string }) =>
  lockGoodsRequest(tx, requestId);

/** Opens what a donor asks for, with the name he gave, for who answers it. Audited. */
export const lookAtGoodsRequest = command("funds.lookAtGoodsRequest", {
  input: goodsRequestInput,
  subject: ({ tx }, { requestId }) => goodsRequestById(tx, requestId),
  may: ({ actor }, request) => mayRecordMoney(actor, request),

  async handle({ tx, note }, { requestId }, request) {
    await note({
      action: "funds.lookedAtGoodsRequest",
      subjectType: "goodsRequest",
      subjectId: requestId,
      organizationId: request.organizationId,
      fields: ["donor"],
    });
    return {
      ...{ id: request.id, slug: request.slug, organizer: request.organizer },
      jurisdiction: request.jurisdiction as Jurisdiction,
      askedAt: request.askedAt.toISOString(),
      declined: request.declineReason,
      receiptId: request.receiptId,
      donor: await openAsker(tx, request),
      things: counted(await thingsOf(tx, [requestId])),
    };
  },
});

/**
 * Writes a receipt for things, under the next number of the charity's year, which money shares. In mainland
 * China it states their fair value by the donor's proof, and can't be written without (财政部 税务总局 民政部
 * 公告2020年第27号, 13); elsewhere the receiver states none (US: IRS Publication 1771).
 */
export const issueGoodsReceipt = command("funds.issueGoodsReceipt", {
  input: issueGoodsInput,
  subject: locked,
  may: ({ actor }, request) => mayRecordMoney(actor, request),

  async handle({ tx, now, actor, tell }, { requestId, donor, value, valueBasis }, request) {
    const { charityId, jurisdiction } = request;
    const id = randomUUID();
    const made = await insertReceipt(tx, {
      ...(await sealDonor({ tx, now }, { fundId: charityId, receiptId: id, donor })),
      ...{ id, charityId, jurisdiction, requestId, ...valueOf(jurisdiction, value, valueBasis) },
      // The database's to say, as is the number.
      receivedOn: "-infinity",
      year: yearOf(now),
      issuedBy: personIdOf(actor),
      issuedAt: now,
    });
    await tell("receipt_issued", { receiptId: id });
    return made;
  },
});

function valueOf(jurisdiction: string, value: string, valueBasis: string) {
  const stated = valueStated[jurisdiction as Jurisdiction];
  if (!stated) return {};
  if (value === "") throw new Refusal("receipt_needs_value", "value");
  if (valueBasis === "") throw new Refusal("receipt_needs_value", "valueBasis");
  return { currency: stated, minor: amountOf(value, stated, "value"), valueBasis };
}

/** Says why there can be no receipt for things. It may still be written later, when a proof came. */
export const declineGoodsRequest = command("funds.declineGoodsRequest", {
  input: declineGoodsInput,
  subject: locked,
  may: ({ actor }, request) => mayRecordMoney(actor, request),

  async handle({ tx, now, actor, tell }, { requestId, reason }, request) {
    if (request.receiptId) throw new Refusal("goods_receipt_given_already");
    const by = { declinedBy: personIdOf(actor), declinedAt: now };
    await changeGoodsRequest(tx, requestId, { ...by, declineReason: reason });
    await tell("goods_receipt_declined", { requestId });
  },
});
