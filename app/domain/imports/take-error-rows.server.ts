import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { importIdInput } from "./input";
import type { ErrorSheet } from "./shapes";
import { mayKeepImports } from "./may";
export const takeErrorRows = command("imports.takeErrorRows", {
  input: importIdInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{
    organizerId: string;
    slug: string;
    batchTitle: string;
    sheets: ErrorSheet[];
  }> => Promise.reject(new Refusal("not_found")),
});
