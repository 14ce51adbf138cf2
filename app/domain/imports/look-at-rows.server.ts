import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { importIdInput, lookInput, rowInput } from "./input";
import type { WireColumns, WireRow, WireRowForm } from "./shapes";
import { mayKeepImports } from "./may";
export const lookAtRows = command("imports.lookAtRows", {
  input: lookInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ rows: WireRow[]; next: string | null }> =>
    Promise.reject(new Refusal("not_found")),
});
export const lookAtRow = command("imports.lookAtRow", {
  input: rowInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<WireRowForm> => Promise.reject(new Refusal("not_found")),
});
export const lookAtColumns = command("imports.lookAtColumns", {
  input: importIdInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<WireColumns> => Promise.reject(new Refusal("not_found")),
});
