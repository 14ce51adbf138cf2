import { Refusal } from "~/platform/refusal";
import { revised } from "~/platform/revision";
import type { Tx } from "~/platform/db.server";
import { command } from "../door.server";
import { hubInUse } from "./hubs.server";
import { hubInput, newHubInput, ofHubInput } from "./input";
import { mayKeepBatches } from "./may";
import { changeHub, insertHub } from "./rows.server";

const lockHub = (tx: Tx, hubId: string) =>
  tx
    .selectFrom("hubs")
    .select(["id", "organizerId", "closedAt", "name", "address", "phone", "hours"])
    .where("id", "=", hubId)
    .forUpdate()
    .executeTakeFirst();

/** The address that parcels go to: the only one a donor ever sees. */
export const makeHub = command("batches.makeHub", {
  input: newHubInput,
  may: ({ actor }, _subject, { organizationId }) => mayKeepBatches(actor, organizationId),
  handle: ({ tx, now }, { organizationId, ...hub }) =>
    insertHub(tx, { ...hub, organizerId: organizationId, madeAt: now }),
});

export const reviseHub = command("batches.reviseHub", {
  input: hubInput,
  subject: ({ tx }, { hubId }) => lockHub(tx, hubId),
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),

  async handle({ tx }, { hubId, shown, ...typed }, { name, address, phone, hours }) {
    await changeHub(tx, hubId, revised(typed, shown, { name, address, phone, hours }));
  },
});

/** A hub takes no more parcels. What lies there stays, and old batches keep it. */
export const closeHub = command("batches.closeHub", {
  input: ofHubInput,
  subject: ({ tx }, { hubId }) => lockHub(tx, hubId),
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),

  async handle({ tx, now }, _input, hub) {
    if (hub.closedAt) throw new Refusal("step_not_possible");
    const use = await hubInUse(tx, hub.id);
    if (use) throw new Refusal(use === "claims" ? "hub_has_claims" : "hub_has_batches");
    await changeHub(tx, hub.id, { closedAt: now });
  },
});

export const reopenHub = command("batches.reopenHub", {
  input: ofHubInput,
  subject: ({ tx }, { hubId }) => lockHub(tx, hubId),
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),

  async handle({ tx }, _input, hub) {
    if (!hub.closedAt) throw new Refusal("step_not_possible");
    await changeHub(tx, hub.id, { closedAt: null });
  },
});
