import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { startInput } from "./input";
import { mayKeepImports } from "./may";
export const startImport = command("imports.startImport", {
  input: startInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ id: string; batchId: string; organizerId: string }> =>
    Promise.reject(new Refusal("not_found")),
});
