import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Handling } from "../door.server";
import { compose } from "./compose.server";
import { composeInput, ofOwnerInput, ofReportInput, recomposeInput } from "./input";
import { reportLife } from "./life";
import { mayCompose, mayPublish, mayRecompose } from "./may";
import { daysNow } from "./moved.server";
import {
  batchOfReports,
  changeReport,
  dropReport,
  fundOfReports,
  insertReport,
  lockReport,
  writeParts,
  type BatchOfReports,
} from "./rows.server";

const today = (now: Date, timeZone = "Asia/Shanghai") =>
  new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);

/** A fund's report for a period that is over, or that ends today. */
export const composeFundReport = command("reports.composeForFund", {
  input: composeInput,
  subject: ({ tx }, { slug }) => fundOfReports(tx, slug),
  may: ({ actor }, fund) => mayCompose(actor, fund),

  handle(tools, { firstDay, lastDay }, { fundId, currency }) {
    checkPeriod(tools.now, firstDay, lastDay);
    const about = { fundId, batchId: null, currency, firstDay, lastDay };
    return begin(tools, { ...about, ownerId: fundId });
  },
});

/** A batch's report: from the day it opened to today. There is one, with its corrections. */
export const composeBatchReport = command("reports.composeForBatch", {
  input: ofOwnerInput,
  subject: ({ tx }, { slug }) => batchOfReports(tx, slug),
  may: ({ actor }, batch) => mayCompose(actor, batch),

  handle(tools, _, batch) {
    if (batch.state !== "closed") throw new Refusal("report_batch_open");
    const { batchId, ownerId } = batch;
    const about = { fundId: null, batchId, currency: null, ...periodOf(batch, tools.now) };
    return begin(tools, { ...about, ownerId });
  },
});

/**
 * Composes a report that isn't out yet anew, as the books stand now; a draft also for another period.
 * Its words stay. What had been handed in is a draft again, to be read, handed in and looked at once
 * more. Who was to let it out doesn't come to be among its authors by that.
 */
export const recomposeReport = command("reports.recompose", {
  input: recomposeInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayRecompose(actor, report),

  async handle({ tx, now, actor, tell }, { firstDay, lastDay }, report) {
    const state = reportLife.next("recompose", report.state);
    const [reviewed, reviews] = [report.state === "in_review", mayPublish(actor, report)];
    const days = daysNow(report, now);
    const period =
      report.batchId || reviewed
        ? days
        : { firstDay: firstDay ?? days.firstDay, lastDay: lastDay ?? days.lastDay };
    checkPeriod(now, period.firstDay, period.lastDay);
    const { fundId, batchId, currency } = report;
    const { set, parts } = await compose(tx, now, { fundId, batchId, currency, ...period });
    const authorIds =
      reviewed && reviews
        ? report.authorIds
        : [...new Set([...report.authorIds, personIdOf(actor)])];
    await changeReport(tx, report.id, { ...set, ...period, state, composedAt: now, authorIds });
    await writeParts(tx, report.id, parts);
    await tell("report_composed", { reportId: report.id });
    return { publicId: report.publicId };
  },
});

/**
 * Begins the next version of a published report, for the same period, as the books and confirmations
 * stand now; the words are taken over. The one that is read stays until the new one is published.
 */
export const correctReport = command("reports.correct", {
  input: ofReportInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayCompose(actor, report),

  async handle(tools, _, report) {
    if (!reportLife.can("correct", report.state)) throw new Refusal("step_not_possible");
    const { fundId, batchId, currency, ownerId, firstDay, intro, learned, failed } = report;
    const lastDay = batchId ? today(tools.now) : report.lastDay;
    return begin(tools, {
      ...{ fundId, batchId, currency, ownerId, firstDay, lastDay, intro, learned, failed },
      ...{ version: report.version + 1, correctsId: report.id },
    });
  },
});

/** Throws a draft away. What was handed in or published is none. */
export const dropDraft = command("reports.drop", {
  input: ofReportInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayCompose(actor, report),

  async handle({ tx, tell }, _, report) {
    if (!reportLife.can("submit", report.state)) throw new Refusal("step_not_possible");
    await tell("report_dropped", { reportId: report.id });
    await dropReport(tx, report.id);
    return { ownerSlug: report.ownerSlug, batchSlug: report.batchSlug };
  },
});

type New = {
  ownerId: string;
  fundId: string | null;
  batchId: string | null;
  currency: string | null;
  firstDay: string;
  lastDay: string;
  version?: number;
  correctsId?: string;
  intro?: string;
  learned?: string;
  failed?: string;
};

async function begin({ tx, now, actor, tell }: Handling, { currency, ...report }: New) {
  const { set, parts } = await compose(tx, now, { ...report, currency });
  const composedBy = personIdOf(actor);
  const { id, publicId } = await insertReport(tx, {
    ...{ ...report, ...set, composedBy },
    ...{ composedAt: now, authorIds: [composedBy] },
  });
  await writeParts(tx, id, parts);
  await tell("report_composed", { reportId: id });
  return { publicId };
}

function checkPeriod(now: Date, firstDay: string, lastDay: string) {
  if (lastDay > today(now)) throw new Refusal("report_in_future", "lastDay");
  if (firstDay > lastDay) throw new Refusal("report_ends_before_it_begins", "lastDay");
}

const periodOf = ({ openedAt, timeZone }: BatchOfReports, now: Date) => ({
  firstDay: today(openedAt ?? now, timeZone),
  lastDay: today(now, timeZone),
});
