import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { importConsentsInput } from "./input";
import { mayKeepImports } from "./may";
export const recordImportConsents = command("imports.recordImportConsents", {
  input: importConsentsInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ sheetId: string; organizerId: string; children: number; slug: string }> =>
    Promise.reject(new Refusal("not_found")),
});
