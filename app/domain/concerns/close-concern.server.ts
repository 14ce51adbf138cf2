import type { Selectable } from "kysely";
import type { Concerns } from "../../../db/schema";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Handling, type Moment } from "../door.server";
import { openDataKeys } from "../privacy/seal.server";
import { changeWish, lockWish } from "../wishes/rows.server";
import { closeInput, concernIdInput } from "./input";
import { concernLife } from "./life";
import { mayHandleConcerns, staffMayHear } from "./may";
import { changeConcern, lockConcern } from "./rows.server";
import { sealPart } from "./sealing.server";

type Concern = Selectable<Concerns>;

/** The concern, and the organizer in whose log the steps stand, where its staff may hear of them. */
async function held({ tx }: Pick<Moment, "tx">, { concernId }: { concernId: string }) {
  const concern = await lockConcern(tx, concernId);
  if (!concern) return undefined;
  const organizerId = staffMayHear(concern.kind) ? concern.organizationId : null;
  return { id: concern.id, organizerId, concern };
}

/**
 * A steward says what came of a concern. The note is sealed with its words and goes with them. A wish
 * that concerns had hidden comes back when this one was the last and nothing was wrong.
 */
export const closeConcern = command("concerns.close", {
  input: closeInput,
  subject: held,
  may: ({ actor }) => mayHandleConcerns(actor),

  async handle({ tx, now, actor, tell }, { concernId, outcome, note }, { concern }) {
    await changeConcern(tx, concernId, {
      state: concernLife.next("close", concern.state),
      outcome,
      closedBy: personIdOf(actor),
      closedAt: now,
      noteSealed: await sealedNote({ tx }, concern, note),
    });
    if (outcome === "unfounded") await bringBack({ tx, tell }, concern);
    await tell("concern_closed", { concernId });
  },
});

async function sealedNote({ tx }: Pick<Moment, "tx">, { id, keyId }: Concern, note: string) {
  if (note === "") return null;
  const key = keyId ? (await openDataKeys(tx, [keyId])).get(keyId) : undefined;
  if (!key) throw new Refusal("concern_forgotten", "note");
  return sealPart(key, id, "note", note);
}

async function bringBack({ tx, tell }: Pick<Handling, "tx" | "tell">, { wishId }: Concern) {
  const wish = wishId ? await lockWish(tx, wishId) : undefined;
  if (!wish?.hiddenAt) return;
  const others = await tx
    .selectFrom("concerns")
    .select(["state", "hidAt"])
    .where("wishId", "=", wish.id)
    .where("kind", "=", "identity")
    .execute();
  const hiddenByOne = others.some(({ hidAt }) => hidAt?.getTime() === wish.hiddenAt?.getTime());
  if (!hiddenByOne || others.some(({ state }) => state === "open")) return;
  await changeWish(tx, wish.id, { hiddenAt: null, hiddenReason: "" });
  await tell("wish_shown", { wishId: wish.id });
}

/** A steward takes a concern up again, as long as its words are kept. */
export const reopenConcern = command("concerns.reopen", {
  input: concernIdInput,
  subject: held,
  may: ({ actor }) => mayHandleConcerns(actor),

  async handle({ tx, tell }, { concernId }, { concern }) {
    const state = concernLife.next("reopen", concern.state);
    if (concern.forgottenAt) throw new Refusal("concern_forgotten");
    await changeConcern(tx, concernId, { state, outcome: null, closedBy: null, closedAt: null });
    await tell("concern_reopened", { concernId });
  },
});
