import type { z } from "zod";
import { Refusal } from "~/platform/refusal";
import { revised } from "~/platform/revision";
import type { Tx } from "~/platform/db.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { filledOf } from "./filled";
import { batchInput, newBatchInput } from "./input";
import { mayKeepBatches } from "./may";
import { changeBatch, insertBatch, lockBatch } from "./rows.server";
import { refuseSmallNamesNow } from "./small-names.server";
import { endOfDay } from "./times";

const timeZone = "Asia/Shanghai";

/** A set of wishes that will be posted together; a draft until it is published. */
export const makeBatch = command("batches.make", {
  input: newBatchInput,
  at: { batch_slug_taken: "slug" },
  subject: ({ tx }, { programmeId }) =>
    tx
      .selectFrom("programmes")
      .select(["id", "organizerId", "state"])
      .where("id", "=", programmeId)
      .executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),

  async handle({ tx, now, actor, tell }, { slug, programmeId, ...input }, { organizerId, state }) {
    if (state === "archived") throw new Refusal("programme_archived");
    const made = await insertBatch(tx, {
      ...(await fieldsOf(tx, input, organizerId, timeZone, now)),
      slug,
      programmeId,
      organizerId,
      timeZone,
      madeBy: personIdOf(actor),
      madeAt: now,
    });
    await tell("batch_made", { batchId: made.id });
    return made;
  },
});

/** Dates, place, hub and limits may change while wishes are posted; what was promised stays. */
export const reviseBatch = command("batches.revise", {
  input: batchInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async handle({ tx, now, tell }, { slug: _slug, shown, ...typed }, batch) {
    if (batch.state === "closed" || batch.state === "reported") {
      throw new Refusal("step_not_possible");
    }
    const input = revised(typed, shown, filledOf(batch));
    const { organizerId, timeZone, hubId } = batch;
    const fields = await fieldsOf(tx, input, organizerId, timeZone, now, hubId);
    const said = ["title", "intro", "placeCode"] as const;
    if (batch.state === "open" && said.some((one) => fields[one] !== batch[one])) {
      await refuseSmallNamesNow(tx, now, { ...batch, ...fields });
    }
    await changeBatch(tx, batch.id, fields);
    await tell("batch_revised", { batchId: batch.id });
  },
});

type Fields = Omit<z.output<typeof batchInput>, "slug" | "shown">;

async function fieldsOf(
  tx: Tx,
  { closesOn, deliverBy, ...rest }: Fields,
  organizerId: string,
  zone: string,
  now: Date,
  hubBefore?: string,
) {
  const hub = await tx
    .selectFrom("hubs")
    .select(["id", "closedAt"])
    .where("id", "=", rest.hubId)
    .where("organizerId", "=", organizerId)
    .executeTakeFirst();
  if (!hub) throw new Refusal("choice_unknown", "hubId");
  if (hub.closedAt && hub.id !== hubBefore) throw new Refusal("hub_closed", "hubId");
  const place = await tx
    .selectFrom("places")
    .select("code")
    .where("code", "=", rest.placeCode)
    .executeTakeFirst();
  if (!place) throw new Refusal("choice_unknown", "placeCode");
  const closesAt = endOfDay(closesOn, zone);
  if (closesAt <= now) throw new Refusal("batch_closes_in_past", "closesOn");
  const delivered = endOfDay(deliverBy, zone);
  if (delivered < closesAt) throw new Refusal("batch_delivers_after_close", "deliverBy");
  return { ...rest, closesAt, deliverBy: delivered };
}
