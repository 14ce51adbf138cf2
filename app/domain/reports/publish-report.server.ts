import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { asTheClock } from "../as-the-clock.server";
import { batchLife } from "../batches/life";
import { changeBatch } from "../batches/rows.server";
import { command } from "../door.server";
import { laws } from "../ledger/laws.server";
import { lockLedger } from "../ledger/post.server";
import { purchasesAt } from "./facts.server";
import { publishInput } from "./input";
import { reportLife } from "./life";
import { mayPublish } from "./may";
import { movedSince } from "./moved.server";
import { photoChoice } from "./photo-choice.server";
import { changeReport, lockReport, type ReportRow } from "./rows.server";
import { verify } from "./verify.server";
import { waitingPurchases } from "./waiting.server";

/**
 * Lets a report out: a second person's act, refused while a law of money is broken, a figure differs
 * from the books, a photo lacks consent or a purchase its second person, and where something happened
 * in its days since it was put together. The version that it corrects
 * stays readable and says so; a batch is reported by its first.
 */
export const publishReport = command("reports.publish", {
  input: publishInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayPublish(actor, report),

  async handle({ tx, now, actor, tell }, { handedInAt }, report) {
    const state = reportLife.next("publish", report.state);
    if (handedInAt !== undefined && handedInAt !== report.submittedAt?.toISOString())
      throw new Refusal("report_handed_in_again");
    await mustBeRight(tx, report);
    await mustBeUpToDate(tx, now, report);
    await changeReport(tx, report.id, { state, publishedBy: personIdOf(actor), publishedAt: now });
    if (report.correctsId) {
      const next = reportLife.next("correct", "published");
      await changeReport(tx, report.correctsId, { state: next });
    } else if (report.batchId) {
      await reportBatch(tx, report.batchId, now);
    }
    await tell("report_published", { reportId: report.id });
    return { publicId: report.publicId };
  },
});

async function mustBeRight(tx: Tx, report: ReportRow) {
  const there = new Set((await photoChoice(tx, report.id)).map(({ photoId }) => photoId));
  const chosen = await tx
    .selectFrom("reportPhotos")
    .select("photoId")
    .where("reportId", "=", report.id)
    .execute();
  if (!chosen.every(({ photoId }) => there.has(photoId)))
    throw new Refusal("report_photo_without_consent");
  const bought = await purchasesAt(tx, {
    ...{ fundId: report.fundId, batchId: report.batchId, currency: report.currency },
    ...{ firstDay: report.firstDay, lastDay: report.lastDay },
    ...{ upTo: report.sealedNumber, seenAt: report.composedAt },
  });
  if (bought.some(({ seenByTwo }) => !seenByTwo) || (await waitingPurchases(tx, report)).length > 0)
    throw new Refusal("report_purchase_alone");
  // The books of all and the key of the chain: no more is told of them than that they are right.
  await asTheClock(tx, async () => {
    if (report.fundId)
      for (const { broken } of laws)
        if ((await broken(tx)).length > 0) throw new Refusal("report_books_broken");
    if ((await verify(tx, report)).length > 0) throw new Refusal("report_differs_from_books");
  });
}

/**
 * Nothing of its days is told that was overtaken. Who takes from the fund waits meanwhile: a purchase
 * that was found to wait is no longer let into the books unseen.
 */
async function mustBeUpToDate(tx: Tx, now: Date, report: ReportRow) {
  if (report.fundId && report.currency) await lockLedger(tx, report.fundId, report.currency);
  const moved = await movedSince(tx, now, report);
  if (moved) throw new Refusal(moved);
}

async function reportBatch(tx: Tx, batchId: string, now: Date) {
  const batch = await tx
    .selectFrom("batches")
    .select("state")
    .where("id", "=", batchId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const waiting = await tx
    .selectFrom("claims")
    .select("id")
    .where("batchId", "=", batchId)
    .where("state", "in", ["held", "committed", "sent", "received", "delivered"])
    .limit(1)
    .executeTakeFirst();
  if (waiting) throw new Refusal("report_batch_in_work");
  await changeBatch(tx, batchId, {
    state: batchLife.next("report", batch.state),
    reportedAt: now,
  });
}
