import { Refusal } from "~/platform/refusal";
import { revised } from "~/platform/revision";
import { command } from "../door.server";
import { archiveInput, newProgrammeInput, programmeInput } from "./input";
import { mayKeepBatches } from "./may";
import { changeProgramme, insertProgramme } from "./rows.server";
import { refuseSmallNamesNow } from "./small-names.server";

/** A standing effort of one organizer, under which batches are posted. */
export const makeProgramme = command("batches.makeProgramme", {
  input: newProgrammeInput,
  at: { programme_slug_taken: "slug" },
  may: ({ actor }, _subject, { organizationId }) => mayKeepBatches(actor, organizationId),

  async handle({ tx, now, tell }, { organizationId, ...programme }) {
    const made = await insertProgramme(tx, {
      ...programme,
      organizerId: organizationId,
      madeAt: now,
    });
    await tell("programme_made", { programmeId: made.id });
    return made;
  },
});

export const reviseProgramme = command("batches.reviseProgramme", {
  input: programmeInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("programmes")
      .select(["id", "organizerId", "title", "about"])
      .where("slug", "=", slug)
      .forUpdate()
      .executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),

  async handle({ tx, now }, { slug: _slug, shown, ...typed }, { id, title, about }) {
    await changeProgramme(tx, id, revised(typed, shown, { title, about }));
    const open = await tx
      .selectFrom("batches")
      .selectAll()
      .where("programmeId", "=", id)
      .where("state", "=", "open")
      .execute();
    for (const batch of open) await refuseSmallNamesNow(tx, now, batch);
  },
});

/** A programme that is over folds away from the list of batches, and gets none any more until it is taken up again. */
export const archiveProgramme = command("batches.archiveProgramme", {
  input: archiveInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("programmes")
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .forUpdate()
      .executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),

  async handle({ tx }, { state }, programme) {
    const live = await tx
      .selectFrom("batches")
      .select("id")
      .where("programmeId", "=", programme.id)
      .where("state", "in", ["scheduled", "open"])
      .executeTakeFirst();
    if (state === "archived" && live) throw new Refusal("programme_has_live_batches");
    await changeProgramme(tx, programme.id, { state });
  },
});
