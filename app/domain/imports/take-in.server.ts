import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { takeInInput } from "./input";
import { mayKeepImports } from "./may";
export const takeIn = command("imports.takeIn", {
  input: takeInInput,
  subject: () => Promise.resolve<{ organizerId: string } | undefined>(undefined),
  may: ({ actor }, found) => mayKeepImports(actor, found.organizerId),
  handle: (): Promise<{ id: string; organizerId: string; slug: string }> =>
    Promise.reject(new Refusal("not_found")),
});
