import type { Actor } from "~/domain/actor";
import { deskReport } from "~/domain/reports/queries.server";
import { forbidden } from "./pages.server";
import { show } from "./submit.server";

type Step = {
  actor: Actor;
  params: Record<string, string | undefined>;
  by: "composer" | "publisher" | "recomposer";
};

/**
 * A report for the page of one of its steps. Who sees the report and may not take the step is told so
 * before he fills anything in; whether its time has come is the step's own to say.
 */
export async function reportAtStep({ actor, params, by }: Step) {
  const report = await show(deskReport, { actor, input: params });
  if (!report.may[by]) throw forbidden();
  return report;
}
