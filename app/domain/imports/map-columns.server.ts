import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { mappingInput } from "./input";
import { mayKeepImports } from "./may";
export const mapColumns = command("imports.mapColumns", {
  input: mappingInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ id: string; organizerId: string; slug: string }> =>
    Promise.reject(new Refusal("not_found")),
});
