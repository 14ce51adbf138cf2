import { personIdOf } from "../actor";
import { command } from "../door.server";
import { reviseMyselfInput } from "./input";
import { revisePerson } from "./rows.server";

/** A person says how he is called and which language his letters speak. */
export const reviseMyself = command("accounts.reviseMyself", {
  input: reviseMyselfInput,
  may: ({ actor }) => actor.kind === "person",

  async handle({ tx, actor }, { name, locale }) {
    await revisePerson(tx, personIdOf(actor), { name, locale });
  },
});
