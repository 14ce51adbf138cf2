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
