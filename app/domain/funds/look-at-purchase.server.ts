import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import type { RefusalCode } from "~/platform/refusal";
import { command } from "../door.server";
import { photoAddress } from "../photos/queries.server";
import { purchaseIdInput } from "./input";
import { invoiceFilesOf } from "./invoice-files.server";
import { mayApproveMoney, mayDecidePurchase, mayLookAtMoney, mayRecordMoney, mayTend } from "./may";
import { lockPurchase, mended, type Purchase } from "./purchase-rows.server";
import { atRate, plainRate } from "./rates";

/** Opens a purchase with its invoice, for the fund's people. The look is audited. */
export const lookAtPurchase = command("funds.lookAtPurchase", {
  input: purchaseIdInput,
  subject: ({ tx }, { purchaseId }) => lockPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayTend(actor, purchase),

  async handle({ tx, now, actor, note }, { purchaseId }, purchase) {
    const mayLook = mayLookAtMoney(actor, purchase);
    const photos = mayLook ? await invoicesOf(tx, purchaseId, now) : [];
    const files = mayLook ? await invoiceFilesOf(tx, purchaseId) : [];
    if (photos.length > 0)
      await note({
        action: "funds.lookedAtPurchase",
        subjectType: "purchase",
        subjectId: purchaseId,
        organizationId: purchase.organizationId,
        fields: ["photos"],
      });
    const decides = mayDecidePurchase(actor, purchase) && purchase.state === "recorded";
    const mends = mayRecordMoney(actor, purchase);
    const inWork = ["recorded", "refused"].includes(purchase.state);
    return {
      ...(await purchaseTold(tx, purchase)),
      may: {
        decide: decides,
        mend: mends && inWork,
        drop: mends && inWork,
        giveBack: mends && purchase.state === "approved",
      },
      own: purchase.state === "recorded" && mayApproveMoney(actor, purchase) && !decides,
      photos,
      files: files.map(({ id, bytes }) => ({ id, kilobytes: Math.ceil(bytes / 1024) })),
    };
  },
});

async function invoicesOf(tx: Tx, purchaseId: string, now: Date) {
  const photos = await tx
    .selectFrom("photos")
    .select(["id", "width", "height"])
    .where("purchaseId", "=", purchaseId)
    .orderBy("takenInAt")
    .execute();
  return photos.map((photo) => ({ ...photo, src: photoAddress(photo.id, now) }));
}

/**
 * A line that a mended order superseded is told no more: the order's next version says what became of
 * its wish. What the approval left out is told, and so is what a dropped order was for at last.
 */
const stillTold = (
  purchase: Pick<Purchase, "state">,
  line: { state: string; leftCode: string | null },
): boolean =>
  line.state !== "left" ||
  (line.leftCode === null ? purchase.state === "dropped" : line.leftCode !== mended);

/** A purchase in public terms of its wishes, with who recorded and who decided. */
export async function purchaseTold(tx: Tx, purchase: Purchase) {
  const { currency } = purchase;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  const people = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", [purchase.recordedBy, purchase.decidedBy ?? purchase.recordedBy])
    .execute();
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
  const written = await tx
    .selectFrom("purchaseLines as l")
    .innerJoin("fundAllocations as a", "a.id", "l.allocationId")
    .leftJoin("purchaseReturns as r", (join) =>
      join.onRef("r.lineId", "=", "l.id").on("r.state", "<>", "rejected"),
    )
    .select(["l.id", "l.minor", "l.deliveryMinor", "l.reservedMinor", "l.deviation", "l.state"])
    .select("l.leftCode")
    .select(["l.allocationId", "a.number", "a.title", "a.batchTitle", "a.claimState"])
    .select(["r.state as returned", "r.minor as returnedMinor", "r.id as returnId"])
    .where("l.purchaseId", "=", purchase.id)
    .orderBy("a.batchSlug")
    .orderBy("a.number")
    .execute();
  const lines = written.filter((line) => stillTold(purchase, line));
  const bought = lines.filter(({ state }) => state !== "left");
  const invoice = { minor: purchase.invoiceMinor, currency: purchase.invoiceCurrency };
  const { id, supplier, invoiceNumber, paidOn, paidFrom, state, reason } = purchase;
  return {
    ...{ id, supplier, invoiceNumber, paidOn, paidFrom, state, reason },
    fund: { slug: purchase.slug, name: purchase.name },
    amount: money(purchase.minor),
    delivery: money(bought.reduce((sum, line) => sum + line.deliveryMinor, 0n)),
    invoice: toWire(invoice),
    rate: purchase.invoiceRate && {
      /** As it is typed, without the zeros that the column adds. */
      stated: plainRate(purchase.invoiceRate),
      comesTo: toWire(atRate(invoice, purchase.invoiceRate, currency)),
    },
    recordedAt: purchase.recordedAt.toISOString(),
    recordedBy: nameOf(purchase.recordedBy),
    decidedAt: purchase.decidedAt?.toISOString() ?? null,
    decidedBy: nameOf(purchase.decidedBy),
    lines: lines.map(
      ({ minor, leftCode, deliveryMinor, reservedMinor, returnedMinor, ...line }) => ({
        ...line,
        leftFor: leftCode as RefusalCode | null,
        number: line.number ?? 0,
        title: line.title ?? "",
        batch: line.batchTitle ?? "",
        cost: money(minor),
        delivery: money(deliveryMinor),
        reserved: money(reservedMinor),
        returnedSum: returnedMinor === null ? null : money(returnedMinor),
      }),
    ),
  };
}
