import { z } from "zod";
import { addJob } from "~/platform/jobs.server";
import { command, query } from "../../door.server";
import { insertEvent } from "./rows.server";

/** Keeps an event whose signature was looked at, and has it applied; one that came before changes nothing. */
export const keepEvent = command("funds.keepEvent", {
  input: z.object({
    id: z.string(),
    account: z.string(),
    kind: z.string(),
    objectId: z.string(),
    happenedAt: z.date(),
  }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, now }, { id, ...event }) {
    const eventId = await insertEvent(tx, {
      ...event,
      provider: "stripe",
      eventId: id,
      receivedAt: now,
    });
    if (eventId) await addJob(tx, "apply-event", { eventId });
    return { eventId };
  },
});

/** An event that nothing came of yet. */
export const waitingEvent = query("funds.waitingEvent", {
  input: z.object({ eventId: z.uuid() }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { eventId }) {
    const event = await tx
      .selectFrom("providerEvents")
      .select(["id", "account", "kind", "objectId", "happenedAt"])
      .where("id", "=", eventId)
      .where("appliedAt", "is", null)
      .executeTakeFirst();
    return event ?? null;
  },
});

/** Events that a worker left lying for more than ten minutes. */
export const eventsLeft = query("funds.eventsLeft", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx, now }) {
    const events = await tx
      .selectFrom("providerEvents")
      .select("id")
      .where("appliedAt", "is", null)
      .where("receivedAt", "<", new Date(now.getTime() - 600_000))
      .orderBy("receivedAt")
      .limit(500)
      .execute();
    return events.map(({ id }) => id);
  },
});
