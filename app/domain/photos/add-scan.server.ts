import { hasRole } from "../actor";
import { command } from "../door.server";
import { addScanInput } from "./input";
import { keepPhoto } from "./rows.server";

/** Adds photographed pages of a signed consent sheet; they are sealed papers. */
export const addConsentScan = command("photos.addScan", {
  input: addScanInput,
  subject: ({ tx }, { sheetId }) =>
    tx
      .selectFrom("consentSheets")
      .select(["id", "organizerId"])
      .where("id", "=", sheetId)
      .executeTakeFirst(),
  may: ({ actor }, sheet) => hasRole(actor, sheet.organizerId, "coordinator", "reviewer"),

  async handle(handling, { photos }, { id: sheetId, organizerId }) {
    for (const picture of photos) {
      await keepPhoto(handling, { organizerId, kind: "consent_scan", sheetId, picture });
    }
  },
});
