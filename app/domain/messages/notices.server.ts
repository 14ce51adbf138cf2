import { sql } from "kysely";
import { z } from "zod";
import { env } from "~/platform/env.server";
import { serves } from "../actor";
import { noticeHoldsIn, stillToTell } from "../batches/told.server";
import type { ClaimState } from "../claims/life";
import { mayManage } from "../claims/may";
import { readClaim } from "../claims/rows.server";
import { query } from "../door.server";
import type { ClaimLetter } from "./tell-claimant.server";

/** In which states what a notice says is still so; what was overtaken need not be told any more. */
const holdsIn: { [Kind in ClaimLetter]?: readonly ClaimState[] } = noticeHoldsIn;

type Notice = { kind: ClaimLetter; happenedAt: Date; toldAt: Date | null; by: string | null };

/**
 * What the donor of a claim would have been mailed and is told by hand, newest first and each kind
 * once; with the hub it names. Null where mail reaches him, and reached who had it before.
 */
export const noticesOfClaim = query("messages.notices", {
  input: z.object({ claimId: z.uuid() }),
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => serves(actor, claim.organizerId),

  async read({ tx, actor }, _, claim) {
    const { rows } = await sql<Notice>`
      select distinct on (n.kind) n.kind, n.happened_at as "happenedAt", n.told_at as "toldAt", p.name as by
      from notices n left join people p on p.id = n.told_by where n.claim_id = ${claim.id}
      order by n.kind, n.happened_at desc`.execute(tx);
    if (rows.length === 0 && claim.personId && env().mail !== "none") return null;
    const hub = await tx
      .selectFrom("hubs as h")
      .innerJoin("batches as b", "b.hubId", "h.id")
      .select(["h.name", "h.address", "h.phone"])
      .where("b.id", "=", claim.batchId)
      .executeTakeFirstOrThrow();
    const said = rows
      .filter(({ kind, toldAt }) => toldAt || (holdsIn[kind]?.includes(claim.state) ?? true))
      .sort((a, b) => b.happenedAt.getTime() - a.happenedAt.getTime())
      .map(({ happenedAt, toldAt, ...notice }) => ({
        ...notice,
        happenedAt: happenedAt.toISOString(),
        toldAt: toldAt?.toISOString() ?? null,
      }));
    return { hub, marks: mayManage(actor, claim), notices: said };
  },
});

/** How many notices of each claim of a batch wait to be told. */
export const noticesWaiting = query("messages.noticesWaiting", {
  input: z.object({ batchSlug: z.string().max(120) }),
  subject: ({ tx }, { batchSlug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId"])
      .where("slug", "=", batchSlug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx }, _, batch) {
    const rows = await tx
      .selectFrom("notices as n")
      .innerJoin("claims as c", "c.id", "n.claimId")
      .select("n.claimId")
      .select(sql<bigint>`count(distinct n.kind)`.as("kinds"))
      .where("c.batchId", "=", batch.id)
      .where(stillToTell)
      .groupBy("n.claimId")
      .execute();
    return Object.fromEntries(rows.map(({ claimId, kinds }) => [claimId, Number(kinds)]));
  },
});
