import { system } from "~/domain/actor";
import { accountsKept } from "~/domain/funds/card/accounts.server";
import { endingsLeft } from "~/domain/funds/card/checkout.server";
import { eventsLeft } from "~/domain/funds/card/events.server";
import { refundsLeft } from "~/domain/funds/card/refunds.server";
import { ask } from "~/domain/run.server";
import { db } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";

const actor = system("nightly-cards");

/** Has every account read and compared, and picks up what a failed job left lying. */
export async function nightlyCards(): Promise<number> {
  const asked = { actor, input: {} };
  const events = await ask(eventsLeft, asked);
  const refunds = await ask(refundsLeft, asked);
  const endings = await ask(endingsLeft, asked);
  const charities = await ask(accountsKept, asked);
  for (const eventId of events)
    await addJob(db, "apply-event", { eventId }, { key: `apply-event ${eventId}` });
  for (const refundId of refunds)
    await addJob(db, "send-refund", { refundId }, { key: `send-refund ${refundId}` });
  for (const pledgeId of endings)
    await addJob(db, "end-monthly", { pledgeId }, { key: `end-monthly ${pledgeId}` });
  for (const charityId of charities)
    await addJob(db, "read-account", { charityId }, { key: `read-account ${charityId}` });
  return events.length + refunds.length + endings.length + charities.length;
}
