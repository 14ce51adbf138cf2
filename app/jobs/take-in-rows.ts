import { system } from "~/domain/actor";
import { beginTaking, stopTaking, takeRows } from "~/domain/imports/take-rows.server";
import { run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { whoImports } from "./who-imports";

/** Takes the right rows of an import into its batch, chunk by chunk. Safe to run twice, and at once. */
export async function takeInRows({ importId }: JobPayloads["take-in-rows"]): Promise<void> {
  const actor = await whoImports(importId, "taking_in", () =>
    run(stopTaking, {
      actor: system("take-in-rows"),
      input: { importId, code: "not_allowed" },
    }),
  );
  if (!actor) return;
  let more = await run(beginTaking, { actor, input: { importId } });
  while (more) more = await run(takeRows, { actor, input: { importId } });
}
