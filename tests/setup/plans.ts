import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import { statementsOf } from "./statements";

/** A node of a plan, as PostgreSQL explains it in JSON. */
export type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/**
 * The plans of every statement that `work` sends, as the reader's login keeps them: made once, for
 * whatever values come.
 */
export async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const { text } of await statementsOf(work)) {
    const { rows } = await sql
      .raw<{ "QUERY PLAN": [{ Plan: Plan }] }>(`explain (generic_plan, format json) ${text}`)
      .execute(publicDb);
    const [explained] = rows.flatMap((row) => Object.values(row)[0]);
    if (explained) plans.push(explained.Plan);
  }
  return plans;
}

/** The tables that a plan reads from end to end. */
export const tablesReadWhole = (plan: Plan): string[] => [
  ...(plan["Node Type"] === "Seq Scan" ? [plan["Relation Name"] ?? ""] : []),
  ...(plan.Plans ?? []).flatMap(tablesReadWhole),
];
