import { z } from "zod";
import { query } from "../door.server";
import { personOf, type Actor } from "../actor";
import { holdInput } from "./input";
import { endedStates } from "./life";

const guestOf = (actor: Actor) =>
  actor.kind === "guest" || actor.kind === "person" ? (actor.guestId ?? null) : null;

/** The claim that the one who asks has on a public wish himself: held, promised or granted; else null. */
export const claimOnWish = query("claims.onWish", {
  input: holdInput,
  may: ({ actor }) => actor.kind === "person" || actor.kind === "guest",

  async read({ tx, now, actor }, { wishId }) {
    const claim = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .select(["c.id", "c.state", "c.heldUntil"])
      .where("w.publicId", "=", wishId)
      .where("c.state", "not in", endedStates)
      .where((eb) =>
        eb.or([eb("c.personId", "=", personOf(actor)), eb("c.guestId", "=", guestOf(actor))]),
      )
      .executeTakeFirst();
    if (!claim || (claim.heldUntil && claim.state === "held" && claim.heldUntil <= now))
      return null;
    const heldUntil = claim.state === "held" ? claim.heldUntil : null;
    return { id: claim.id, heldUntil: heldUntil?.toISOString() ?? null };
  },
});

/** What a guest holds at the moment, to be kept in sight while he proves his email; else null. */
export const holdOfGuest = query("claims.ofGuest", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "guest",

  async read({ tx, now, actor }) {
    const held = await tx
      .selectFrom("claims as c")
      .innerJoin("wishes as w", "w.id", "c.wishId")
      .select(["c.id", "c.heldUntil", "w.title"])
      .where("c.guestId", "=", guestOf(actor))
      .where("c.state", "=", "held")
      .where("c.heldUntil", ">", now)
      .executeTakeFirst();
    return held?.heldUntil
      ? { id: held.id, title: held.title, heldUntil: held.heldUntil.toISOString() }
      : null;
  },
});
