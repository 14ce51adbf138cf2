import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { ofPersonInput } from "./input";
import { mayOversee } from "./may";
import { lockPerson, revisePerson } from "./rows.server";

/** A steward keeps a person out: no session of his opens, and what he only holds is open again. */
export const freezePerson = command("accounts.freezePerson", {
  input: ofPersonInput,
  subject: ({ tx }, { personId }) => lockPerson(tx, personId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, now, actor, tell }, { personId }, { frozenAt }) {
    if (personId === personIdOf(actor)) throw new Refusal("freezes_himself");
    if (frozenAt) return;
    await revisePerson(tx, personId, { frozenAt: now });
    await tell("person_frozen", { personId });
  },
});

/** A steward lets a frozen person in again. */
export const unfreezePerson = command("accounts.unfreezePerson", {
  input: ofPersonInput,
  subject: ({ tx }, { personId }) => lockPerson(tx, personId),
  may: ({ actor }) => mayOversee(actor),

  async handle({ tx, tell }, { personId }, { frozenAt }) {
    if (!frozenAt) return;
    await revisePerson(tx, personId, { frozenAt: null });
    await tell("person_unfrozen", { personId });
  },
});
