import { sql } from "kysely";
import type { Moment } from "../door.server";
import { availableOf, promisable } from "../ledger/balances.server";
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
  const there =
    promisable(await availableOf(tx, { fundId, currency })).restricted.get(own.id) ?? 0n;
  const minor = there < left.minor ? there : left.minor;
  if (minor <= 0n) return;
  const money = { fundId, currency, purposeId: own.id, programmeId, minor };
  await passPurpose({ tx, now }, { ...money, source, ...signed });
}

type Passing = Pick<Over, "source" | "recordedBy" | "approvedBy"> & {
  fundId: string;
  currency: string;
  purposeId: string;
  programmeId: string;
  minor: bigint;
};

/**
 * Books that money of a purpose goes on as its donors agreed.
 * @returns where it went; `donor` when one of them wants to be asked, and it stayed.
 */
export async function passPurpose(
  { tx, now }: Pick<Moment, "tx" | "now">,
  { purposeId, programmeId, minor, ...of }: Passing,
): Promise<LeftoverRule> {
  const rule = await ruleOf({ tx, now }, purposeId);
  const entry = { ...of, happenedOn: dayOf(now) };
  if (rule === "general") {
    const lines = [released(purposeId, minor)];
    await post(tx, now, { ...entry, kind: "release_of_restriction", lines });
  }
  if (rule === "programme") {
    const programme = { kind: "programme", programmeId } as const;
    const from = {
      kind: "restricted",
      purposeId: await openPurpose(tx, of.fundId, programme),
    } as const;
    const to = { kind: "restricted", purposeId } as const;
    await post(tx, now, { ...entry, kind: "leftover", lines: [{ from, to, minor }] });
  }
  return rule;
}

/**
 * What is agreed by now for money of a purpose: the strictest of what its donors agreed to, at the pledge or
 * later. Money that came
 * without a promise has nobody's consent to become general.
 */
export async function ruleOf(
  { tx, now }: Pick<Moment, "tx" | "now">,
  purposeId: string,
): Promise<LeftoverRule> {
  const payments = await tx
    .selectFrom("payments as y")
    .select(sql<LeftoverRule | null>`leftover_agreed(y.pledge_id, ${now})`.as("leftoverRule"))
    .where("y.purposeId", "=", purposeId)
    .where("y.clearedAt", "is not", null)
    .where("y.state", "<>", "refunded")
    .execute();
  const rules = payments.map(({ leftoverRule }) => leftoverRule ?? "programme");
  if (rules.includes("donor")) return "donor";
  return rules.length > 0 && rules.every((rule) => rule === "general") ? "general" : "programme";
}
