import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { revisionInput } from "./input";
import type { WireRowForm } from "./shapes";
import { mayKeepImports } from "./may";
export const reviseRow = command("imports.reviseRow", {
  input: revisionInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<WireRowForm> => Promise.reject(new Refusal("not_found")),
});
