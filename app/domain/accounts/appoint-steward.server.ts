import { z } from "zod";
import { command } from "../door.server";
import { emailInput } from "./input";
import { personOfEmail, revisePerson } from "./rows.server";

/** Makes the person of an email a steward. Only who runs the installation's machine can say so. */
export const appointSteward = command("accounts.appointSteward", {
  input: z.object({ email: emailInput, name: z.string().max(80, "field_too_long") }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, now }, { email, name }) {
    const { id } = await personOfEmail(tx, now, email, "zh-CN");
    await revisePerson(tx, id, { steward: true, name });
    return { id };
  },
});
