import type { z } from "zod";
import { signatureOf } from "~/platform/signing.server";
import { limitPrograms, tagged } from "./machines.server";
import { open, problemOf, type Problem } from "./problems";

/** A refusal as RFC 9457 writes it. */
export function problemAnswer(status: number, more: Pick<Problem, "detail" | "errors"> = {}) {
  return Response.json(problemOf(status, more), {
    status,
    headers: { ...open, "content-type": "application/problem+json" },
  });
}

/** What a question had wrong, parameter by parameter. */
class Misasked extends Error {
  constructor(readonly errors: NonNullable<Problem["errors"]>) {
    super("misasked");
  }
}

/**
 * Answers a program: what `answer` makes as JSON with a mark of its content, its next page in a
 * `Link` too, and everything refused as a problem.
 */
export async function forProgram(
  request: Request,
  answer: (asked: URLSearchParams) => Promise<object>,
): Promise<Response> {
  try {
    await limitPrograms(request);
    const made = await answer(new URL(request.url).searchParams);
    const next = "next" in made && typeof made.next === "string" ? made.next : undefined;
    return tagged(request, JSON.stringify(made), {
      ...open,
      "content-type": "application/json; charset=utf-8",
      ...(next && { link: `<${next}>; rel="next"` }),
    });
  } catch (error) {
    if (error instanceof Misasked) return problemAnswer(400, { errors: error.errors });
    if (!(error instanceof Response)) throw error;
    const answered = problemAnswer(error.status);
    const again = error.headers.get("retry-after");
    if (again) answered.headers.set("retry-after", again);
    return answered;
  }
}

/**
 * Reads the parameters of a question. One that nobody knows, that stands there twice or makes no
 * sense is refused: a filter with a slip in it would answer with everything.
 */
export function askedAs<Schema extends z.ZodType>(
  schema: Schema,
  asked: URLSearchParams,
): z.output<Schema> {
  const names = [...asked.keys()];
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0)
    throw new Misasked(twice.map((parameter) => ({ parameter, detail: "stands there twice" })));
  const { data, error } = schema.safeParse(Object.fromEntries(asked));
  if (!error) return data;
  throw new Misasked(
    error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((parameter) => ({ parameter, detail: "is not a parameter" }))
        : [{ parameter: issue.path.join("."), detail: issue.message }],
    ),
  );
}

const purpose = "api-page";

/** Where a page begins, so written that no other than ours is taken, nor for another question. */
export const signedAfter = (after: string, question: string) =>
  `${after}~${signatureOf(purpose, `${question} ${after}`).slice(0, 16)}`;

/** Reads what `signedAfter` wrote for this question. */
export function readSigned(text: string | undefined, question: string): string | undefined {
  if (text === undefined) return undefined;
  const end = text.lastIndexOf("~");
  const after = text.slice(0, Math.max(end, 0));
  if (signedAfter(after, question) === text) return after;
  throw new Misasked([{ parameter: "after", detail: "belongs to no page of this question" }]);
}
