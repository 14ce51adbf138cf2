import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { importIdInput } from "./input";
import { mayKeepImports } from "./may";
export const dropImport = command("imports.dropImport", {
  input: importIdInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ id: string; slug: string; organizerId: string }> =>
    Promise.reject(new Refusal("not_found")),
});
