import { appendFileSync } from "node:fs";

/** Whether this is the long form that `npm run prove` runs. */
export const proving = process.env.PROVE === "long";

/** How often the long form repeats something; `npm run prove -- --share 0.1` does a tenth of it. */
export const often = (times: number) =>
  Math.max(1, Math.round(times * Number(process.env.PROVE_SHARE ?? 1)));

/** Notes a measured outcome for docs/proofs.md, as one JSON object a line; in `npm test` nothing is kept. */
export function tell(name: string, figures: Record<string, number>) {
  const file = process.env.PROOFS;
  if (file) appendFileSync(file, `${JSON.stringify({ name, ...figures })}\n`);
}
