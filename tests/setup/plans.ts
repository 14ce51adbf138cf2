import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import { statementsOf } from "./statements";

/** A node of a plan, as PostgreSQL explains it in JSON. */
export type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The plans of every statement that `work` sends, made by the reader's login with its settings. */
export async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const { text, values } of await statementsOf(work)) {
    const compiled = sql<{ "QUERY PLAN": [{ Plan: Plan }] }>`explain (format json) `.compile(
      publicDb,
    );
    const { rows } = await publicDb.executeQuery<{ "QUERY PLAN": [{ Plan: Plan }] }>({
      ...compiled,
      sql: compiled.sql + text,
      parameters: values,
    });
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
