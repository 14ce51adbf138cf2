import { command } from "../door.server";
import { hubInput, newHubInput, newProgrammeInput, programmeInput } from "./input";
import { mayKeepBatches } from "./may";
import { changeHub, changeProgramme, insertHub, insertProgramme } from "./rows.server";

/** A standing effort of one organizer, under which batches are posted. */
export const makeProgramme = command("batches.makeProgramme", {
  input: newProgrammeInput,
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
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, programme) => mayKeepBatches(actor, programme.organizerId),

  async handle({ tx }, { title, about, state }, programme) {
    await changeProgramme(tx, programme.id, { title, about, state });
  },
});

/** The address that parcels go to: the only one a donor ever sees. */
export const makeHub = command("batches.makeHub", {
  input: newHubInput,
  may: ({ actor }, _subject, { organizationId }) => mayKeepBatches(actor, organizationId),
  handle: ({ tx, now }, { organizationId, ...hub }) =>
    insertHub(tx, { ...hub, organizerId: organizationId, madeAt: now }),
});

export const reviseHub = command("batches.reviseHub", {
  input: hubInput,
  subject: ({ tx }, { hubId }) =>
    tx.selectFrom("hubs").select(["id", "organizerId"]).where("id", "=", hubId).executeTakeFirst(),
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),

  async handle({ tx }, { hubId, ...hub }) {
    await changeHub(tx, hubId, hub);
  },
});
