import pg from "pg";

export type Statement = { text: string; values: unknown[]; began: number; ended: number };

type Query = (...given: unknown[]) => unknown;

/**
 * Runs `work` and answers every statement that this process sent to the database meanwhile, with when
 * it began and ended, in milliseconds. Statements of other work in this process count too.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked, beside] = given;
    const answer = real.apply(this, given);
    // What is kept planned comes with its name; the rest as a text and its values.
    const { text, values } =
      typeof asked === "string"
        ? { text: asked, values: beside }
        : (asked as { text?: unknown; values?: unknown });
    if (typeof text === "string" && answer instanceof Promise) {
      const one = {
        text,
        values: Array.isArray(values) ? values : [],
        began: performance.now(),
        ended: 0,
      };
      sent.push(one);
      void answer.finally(() => (one.ended = performance.now())).catch(() => undefined);
    }
    return answer;
  };
  try {
    await work();
  } finally {
    prototype.query = real;
  }
  return sent;
}

/** How many times statements had to wait for others' answers: 1 when all were sent before the first came back. */
export function roundsOf(statements: readonly Statement[]): number {
  let rounds = 0;
  let until = -Infinity;
  for (const { began } of statements.toSorted((a, b) => a.began - b.began)) {
    if (began < until) continue;
    rounds += 1;
    until = Math.min(...statements.filter((one) => one.began >= began).map(({ ended }) => ended));
  }
  return rounds;
}
