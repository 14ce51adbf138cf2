import { Refusal } from "~/platform/refusal";
import { query } from "../door.server";
import { importIdInput, ofBatchInput } from "./input";
import { maySeeImports } from "./may";
import type { WireImport, WireImportListed } from "./shapes";

export const importPage = query("imports.page", {
  input: importIdInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => maySeeImports(actor, found.organizerId),
  read: (): Promise<WireImport> => Promise.reject(new Refusal("import_gone")),
});

export const importsOf = query("imports.ofBatch", {
  input: ofBatchInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => maySeeImports(actor, found.organizerId),
  read: (): Promise<{
    slug: string;
    batchTitle: string;
    /** The batch still collects, and the one who asks keeps it. */
    can: { keep: boolean };
    imports: WireImportListed[];
  }> => Promise.reject(new Refusal("not_found")),
});
