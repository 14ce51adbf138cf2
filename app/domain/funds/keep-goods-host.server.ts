import { personIdOf } from "../actor";
import { command, query } from "../door.server";
import { goodsHostInput, organizerIdInput } from "./goods-input";
import { setGoodsHost } from "./goods-rows.server";
import { mayOpenFunds } from "./may";
import type { Tx } from "~/platform/db.server";

const organizerById = (tx: Tx, organizerId: string) =>
  tx
    .selectFrom("organizations as o")
    .leftJoin("goodsHosts as g", "g.organizerId", "o.id")
    .select(["o.id", "o.name", "g.charityId"])
    .where("o.id", "=", organizerId)
    .where("o.kind", "=", "organizer")
    .executeTakeFirst();

/** A steward, who read their agreement, says in which charity's name an organizer takes things. */
export const keepGoodsHost = command("funds.keepGoodsHost", {
  input: goodsHostInput,
  subject: ({ tx }, { organizerId }) => organizerById(tx, organizerId),
  may: ({ actor }) => mayOpenFunds(actor),

  async handle({ tx, now, actor, tell }, { organizerId, charityId }) {
    const said = { saidBy: personIdOf(actor), saidAt: now };
    await setGoodsHost(tx, organizerId, charityId ? { charityId, ...said } : null);
    await tell("goods_host_said", { organizerId });
  },
});

/** Whose receipts there are by now for what an organizer takes, and whose there could be. */
export const goodsHostSeen = query("funds.goodsHostSeen", {
  input: organizerIdInput,
  subject: ({ tx }, { organizerId }) => organizerById(tx, organizerId),
  may: ({ actor }) => mayOpenFunds(actor),
  async read({ tx }, _, organizer) {
    const charities = await tx
      .selectFrom("charities as c")
      .innerJoin("organizations as o", "o.id", "c.charityId")
      .select(["o.id", "o.name"])
      .where("o.frozenAt", "is", null)
      .orderBy("o.name")
      .execute();
    return { ...organizer, charities };
  },
});
