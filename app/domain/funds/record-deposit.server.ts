import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { keepPhoto } from "../photos/rows.server";
import { amountOf } from "./amounts";
import { dayOf } from "./book-days";
import { heldAs } from "./choices";
import { recordDepositInput } from "./input";
import { mayRecordMoney } from "./may";
import { sealPayer } from "./payer.server";
import { purposeFor } from "./purposes.server";
import { fundBySlug, insertDeposit } from "./rows.server";

/**
 * A treasurer enters money that came without a card: a transfer, cash with its signed list, or what a
 * platform raised and passed on, or holds. It is in no balance before another person approved it.
 */
export const recordDeposit = command("funds.recordDeposit", {
  input: recordDepositInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle(handling, input, { fundId, currency }) {
    const { tx, now, actor, tell } = handling;
    const { receivedOn, reference, payer, photos } = input;
    const minor = amountOf(input.amount, currency);
    if (receivedOn > dayOf(now)) throw new Refusal("deposit_in_future", "receivedOn");
    const pledge = reference ? await pledgeNamed(tx, fundId, reference) : undefined;
    const purposeId = pledge
      ? pledge.purposeId
      : await purposeFor({ tx, now }, fundId, input.purpose);

    const [id, paymentId] = [randomUUID(), randomUUID()];
    const sealed = await sealPayer({ tx, now }, { fundId, paymentId, payer });
    const recorded = { recordedBy: personIdOf(actor), recordedAt: now };
    const came = { ...heldAs(input.way), receivedOn };
    await insertDeposit(tx, { id, fundId, currency, ...came, ...recorded }, [
      { ...sealed, ...{ id: paymentId, minor, purposeId }, pledgeId: pledge?.id ?? null },
    ]);
    for (const picture of photos) {
      const paper = { kind: "money_evidence", depositId: id, picture } as const;
      await keepPhoto(handling, { organizerId: fundId, ...paper });
    }
    await tell("deposit_recorded", { depositId: id });
    return { id };
  },
});

async function pledgeNamed(tx: Tx, fundId: string, reference: string) {
  const pledge = await tx
    .selectFrom("pledges")
    .select(["id", "purposeId"])
    .where("fundId", "=", fundId)
    .where("reference", "=", reference)
    .executeTakeFirst();
  if (!pledge) throw new Refusal("pledge_unknown", "reference");
  return pledge;
}
