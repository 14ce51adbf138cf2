import { runSweep } from "~/domain/run.server";
import { forgetCommandKeys } from "~/platform/command.server";
import { forgetLimits } from "~/platform/limits.server";
import { log } from "~/platform/log.server";
import { nightlySweeps } from "./clock";
import { nightlyCards } from "./nightly-cards";

/** Does the night's sweeps and reports how much each did. */
export async function nightly(): Promise<void> {
  for (const sweep of nightlySweeps) {
    log.info({ sweep: sweep.name, done: await runSweep(sweep) }, "swept at night");
  }
  log.info({ sweep: "cards", done: await nightlyCards() }, "swept at night");
  log.info({ sweep: "limits", done: await forgetLimits() }, "swept at night");
  log.info({ sweep: "commandKeys", done: await forgetCommandKeys() }, "swept at night");
}
