import { writeLetter } from "~/platform/letters.server";
import type { Moment } from "../door.server";

type Telling = Pick<Moment, "tx" | "now">;

/** Writes to who promised money: the reference to quote, and how it reaches the fund. */
export async function tellOfPromise({ tx, now }: Telling, pledgeId: string): Promise<void> {
  const donor = await donorOf({ tx, now }, pledgeId);
  if (donor)
    await writeLetter({ tx, now }, { ...donor, kind: "pledge-promised", params: { pledgeId } });
}

/** Thanks who promised money that has come. Money without a promise has nobody to write to. */
export async function thankForPayment({ tx, now }: Telling, paymentId: string): Promise<void> {
  const payment = await tx
    .selectFrom("payments")
    .select("pledgeId")
    .where("id", "=", paymentId)
    .executeTakeFirst();
  const donor = payment?.pledgeId ? await donorOf({ tx, now }, payment.pledgeId) : undefined;
  if (donor)
    await writeLetter({ tx, now }, { ...donor, kind: "pledge-paid", params: { paymentId } });
}

/** Writes to those who were thanked for money of a deposit that it had not come after all. */
export async function tellOfUndoing({ tx, now }: Telling, depositId: string): Promise<void> {
  const payments = await tx
    .selectFrom("payments")
    .select(["id", "pledgeId"])
    .where("depositId", "=", depositId)
    .where("state", "=", "undone")
    .orderBy("id")
    .execute();
  for (const { id: paymentId, pledgeId } of payments) {
    const donor = pledgeId ? await donorOf({ tx, now }, pledgeId) : undefined;
    if (donor && pledgeId)
      await writeLetter(
        { tx, now },
        { ...donor, kind: "pledge-unpaid", params: { pledgeId, paymentId } },
      );
  }
}

/** Writes to who promised money that the fund has ended and takes none any more. */
export async function tellOfGivingEnded({ tx, now }: Telling, pledgeId: string): Promise<void> {
  const donor = await donorOf({ tx, now }, pledgeId);
  if (donor)
    await writeLetter({ tx, now }, { ...donor, kind: "giving-ended", params: { pledgeId } });
}

/** Writes to who gives by card that his bank declined it. */
export async function tellOfDecline({ tx, now }: Telling, pledgeId: string): Promise<void> {
  const donor = await donorOf({ tx, now }, pledgeId);
  if (donor)
    await writeLetter({ tx, now }, { ...donor, kind: "pledge-declined", params: { pledgeId } });
}

/** Writes to a donor that money is on its way back to him. */
export async function tellOfRefund({ tx, now }: Telling, refundId: string): Promise<void> {
  const refund = await tx
    .selectFrom("refunds as r")
    .innerJoin("payments as y", "y.id", "r.paymentId")
    .select("y.pledgeId")
    .where("r.id", "=", refundId)
    .executeTakeFirst();
  const donor = refund?.pledgeId ? await donorOf({ tx, now }, refund.pledgeId) : undefined;
  if (donor)
    await writeLetter({ tx, now }, { ...donor, kind: "pledge-refunded", params: { refundId } });
}

async function donorOf({ tx }: Telling, pledgeId: string) {
  const donor = await tx
    .selectFrom("pledges as p")
    .innerJoin("people as w", "w.id", "p.personId")
    .select(["w.id as personId", "w.email", "w.locale", "p.fundId as organizationId"])
    .where("p.id", "=", pledgeId)
    .executeTakeFirst();
  return (
    donor && {
      personId: donor.personId,
      organizationId: donor.organizationId,
      toEmail: donor.email,
      locale: donor.locale === "en" ? ("en" as const) : ("zh-CN" as const),
    }
  );
}
