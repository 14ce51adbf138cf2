import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { sheetInput } from "./input";
import { mayApproveConsents } from "./may";
import { approveSheetRows } from "./rows.server";

/** A second person holds the signed paper against the record: from now on it counts. */
export const approveSheet = command("privacy.approveSheet", {
  input: sheetInput,
  subject: ({ tx }, { sheetId }) =>
    tx
      .selectFrom("consentSheets")
      .select(["id", "organizerId", "recordedBy", "approvedBy"])
      .where("id", "=", sheetId)
      .forUpdate()
      .executeTakeFirst(),
  may: ({ actor }, sheet) => mayApproveConsents(actor, sheet.organizerId),

  async handle({ tx, now, actor, tell }, { sheetId }, sheet) {
    if (sheet.approvedBy) throw new Refusal("sheet_already_approved");
    await approveSheetRows(tx, now, sheetId, personIdOf(actor));
    await tell("consents_approved", { sheetId });
  },
});
