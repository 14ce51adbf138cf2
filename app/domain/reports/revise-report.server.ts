import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { withoutContacts } from "../privacy/finds";
import { ofReportInput, sendBackInput, wordsInput } from "./input";
import { reportLife } from "./life";
import { mayCompose, mayPublish } from "./may";
import { movedSince } from "./moved.server";
import { photoChoice } from "./photo-choice.server";
import { changeReport, choosePhotos, lockReport, type ReportRow } from "./rows.server";

/** Words and photos of a draft; who writes in it is among its authors and lets another publish it. */
export const reviseWords = command("reports.revise", {
  input: wordsInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayCompose(actor, report),

  async handle({ tx, actor, tell }, { photos, correction, intro, learned, failed }, report) {
    if (!reportLife.can("submit", report.state)) throw new Refusal("step_not_possible");
    for (const [field, text] of Object.entries({ intro, learned, failed, correction }))
      if (!withoutContacts(text)) throw new Refusal("report_tells_too_much", field);
    const there = new Set((await photoChoice(tx, report.id)).map(({ photoId }) => photoId));
    if (!photos.every((photoId) => there.has(photoId)))
      throw new Refusal("report_photo_without_consent", "photos");
    await changeReport(tx, report.id, {
      ...{ intro, learned, failed },
      correction: report.correctsId === null ? "" : correction,
      authorIds: [...new Set([...report.authorIds, personIdOf(actor)])],
    });
    await choosePhotos(tx, report.id, photos);
    await tell("report_revised", { reportId: report.id });
  },
});

/**
 * Hands a draft to a second person, as long as it says what the books say. Who hands in again what was
 * put together again is among its authors, whoever did that.
 */
export const submitReport = command("reports.submit", {
  input: ofReportInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayCompose(actor, report),

  async handle({ tx, now, actor, tell }, _, report: ReportRow) {
    const state = reportLife.next("submit", report.state);
    if (report.correctsId !== null && report.correction === "")
      throw new Refusal("report_correction_says_why", "correction");
    const moved = await movedSince(tx, now, report);
    if (moved) throw new Refusal(moved);
    const again = report.submittedAt !== null && report.composedAt > report.submittedAt;
    const authorIds = again
      ? [...new Set([...report.authorIds, personIdOf(actor)])]
      : report.authorIds;
    await changeReport(tx, report.id, { state, submittedAt: now, sentBackNote: "", authorIds });
    await tell("report_submitted", { reportId: report.id });
  },
});

/** Gives it back to its authors, with what is to be mended. */
export const sendReportBack = command("reports.sendBack", {
  input: sendBackInput,
  subject: ({ tx }, asked) => lockReport(tx, asked),
  may: ({ actor }, report) => mayPublish(actor, report),

  async handle({ tx, tell }, { note }, report) {
    await changeReport(tx, report.id, {
      state: reportLife.next("sendBack", report.state),
      sentBackNote: note,
    });
    await tell("report_sent_back", { reportId: report.id });
  },
});
