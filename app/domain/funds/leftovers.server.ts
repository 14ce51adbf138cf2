import type { Tx } from "~/platform/db.server";
import type { Moment } from "../door.server";
import { released } from "../ledger/lines";
import { post } from "../ledger/post.server";
import { openPurpose } from "../ledger/rows.server";
import type { Allocation } from "./allocation-rows.server";
import { dayOf } from "./book-days";
import type { LeftoverRule } from "./choices";
import type { Source } from "./sources";

type Over = {
  allocation: Pick<Allocation, "fundId" | "currency" | "programmeId" | "wishId">;
  over: readonly Source[];
  source: { type: string; id: string };
  recordedBy: string;
  approvedBy: string;
};

/**
 * Passes on what is left of money that was given for this one wish, as its donors agreed: to the
 * programme, or to whatever the fund does where every one of them consented to it. Where one wants
 * to be asked it stays. What was given for a batch or a programme can help others of it, and stays.
 */
export async function passOn(
  { tx, now }: Pick<Moment, "tx" | "now">,
  { allocation, over, source, ...signed }: Over,
): Promise<void> {
  const { fundId, currency, wishId, programmeId } = allocation;
  const own = await tx
    .selectFrom("purposes")
    .select("id")
    .where("fundId", "=", fundId)
    .where("wishId", "=", wishId)
    .executeTakeFirst();
  const left = over.find(({ purposeId, minor }) => purposeId === own?.id && minor > 0n);
  if (!own || !left) return;
  const rule = await ruleOf(tx, own.id);
  if (rule === "donor") return;
  const entry = { fundId, currency, happenedOn: dayOf(now), source, ...signed };
  if (rule === "general") {
    const lines = [released(own.id, left.minor)];
    await post(tx, now, { ...entry, kind: "release_of_restriction", lines });
    return;
  }
  const purposeId = await openPurpose(tx, fundId, { kind: "programme", programmeId });
  const from = { kind: "restricted", purposeId } as const;
  const to = { kind: "restricted", purposeId: own.id } as const;
  await post(tx, now, { ...entry, kind: "leftover", lines: [{ from, to, minor: left.minor }] });
}

/**
 * What was agreed for money of a purpose: the strictest of what its donors agreed to. Money that came
 * without a promise has nobody's consent to become general.
 */
export async function ruleOf(tx: Tx, purposeId: string): Promise<LeftoverRule> {
  const payments = await tx
    .selectFrom("payments as y")
    .leftJoin("pledges as p", "p.id", "y.pledgeId")
    .select("p.leftoverRule")
    .where("y.purposeId", "=", purposeId)
    .where("y.clearedAt", "is not", null)
    .where("y.state", "<>", "refunded")
    .execute();
  const rules = payments.map(({ leftoverRule }) => leftoverRule ?? "programme");
  if (rules.includes("donor")) return "donor";
  return rules.length > 0 && rules.every((rule) => rule === "general") ? "general" : "programme";
}
