import { z } from "zod";
import { addJob } from "~/platform/jobs.server";
import { writeLetter } from "~/platform/letters.server";
import { command, type Moment } from "../door.server";

type Telling = Pick<Moment, "tx" | "now">;

/** Has the organizer told that a fund took wishes of a batch; who gives them may not read whose desk it is. */
export const tellOfAllocation = (
  { tx, now }: Telling,
  { fundId, batchId }: { fundId: string; batchId: string },
): Promise<void> => addJob(tx, "tell-organizer", { fundId, batchId, at: now.toISOString() });

/** Writes to the coordinators of a batch which of its wishes a fund took at one time. */
export const tellOrganizer = command("messages.tellOrganizer", {
  input: z.object({ fundId: z.uuid(), batchId: z.uuid(), at: z.iso.datetime() }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, now }, params) {
    const coordinators = await tx
      .selectFrom("batches as b")
      .innerJoin("memberships as m", "m.organizationId", "b.organizerId")
      .innerJoin("people as p", "p.id", "m.personId")
      .select(["b.organizerId as organizationId", "p.id as personId", "p.email as toEmail"])
      .select("p.locale")
      .where("b.id", "=", params.batchId)
      .where("m.role", "=", "coordinator")
      .where("m.endedAt", "is", null)
      .where("p.frozenAt", "is", null)
      .orderBy("p.id")
      .execute();
    for (const { locale, ...one } of coordinators) {
      const language = locale === "en" ? "en" : "zh-CN";
      await writeLetter(
        { tx, now },
        { ...one, kind: "wishes-allocated", locale: language, params },
      );
    }
  },
});
