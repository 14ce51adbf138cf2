import { z } from "zod";
import { command } from "../door.server";
import { emailInput } from "./input";
import { personOfEmail, revisePerson } from "./rows.server";

/** Writes a person down before his first sign-in. Only who runs the installation's machine can. */
export const enrolPerson = command("accounts.enrolPerson", {
  input: z.object({
    email: emailInput,
    name: z.string().max(80, "field_too_long").default(""),
    locale: z.enum(["zh-CN", "en"], "choice_unknown").default("zh-CN"),
    steward: z.boolean().default(false),
  }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, now }, { email, name, locale, steward }) {
    const { id } = await personOfEmail(tx, now, email, locale);
    await revisePerson(tx, id, { name, locale, steward });
    return { id };
  },
});
