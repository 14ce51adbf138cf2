import { system } from "~/domain/actor";
import { tellOrganizer } from "~/domain/messages/tell-of-allocation.server";
import { run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";

/** Writes to an organizer's coordinators which wishes a fund took; once, however often it is run. */
export const tellOfTaking = async (input: JobPayloads["tell-organizer"]): Promise<void> => {
  await run(tellOrganizer, {
    actor: system("tell-organizer"),
    input,
    idempotencyKey: `${input.fundId} ${input.batchId} ${input.at}`,
  });
};
