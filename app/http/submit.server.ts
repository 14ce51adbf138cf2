import { z } from "zod";
import type { Actor } from "~/domain/actor";
import type { Events } from "~/domain/events";
import { ask, run } from "~/domain/run.server";
import type { Command, Query } from "~/platform/command.server";
import { InvalidInput, Refusal, type RefusalCode, type RefusalFacts } from "~/platform/refusal";
import { typedIn } from "./form.server";
import { forbidden, gone, notFound, tooMany } from "./pages.server";

/** What a refused form is told: what is wrong, and what was typed. */
export type Refused = {
  errors: { field?: string; code: RefusalCode; about?: RefusalFacts }[];
  typed: Record<string, unknown>;
};

type Given<Schema extends z.ZodType> = z.input<Schema> | Record<string, unknown>;

type Submission<Schema extends z.ZodType, Result> = {
  actor: Actor;
  input: Given<Schema>;
  /** Answers once it is done, mostly by sending the reader on. */
  then: (result: Result) => Response | Promise<Response>;
  /** Names the key of a form that may be sent twice (header or field `idempotencyKey`). */
  request?: Request;
  idempotencyKey?: string;
};

/**
 * Runs a command for a route. A refusal becomes a 422 that the page shows beside its form; what
 * is not there for the one who asks, or not his to do, becomes the 404 or 403 page.
 */
export async function submit<Schema extends z.ZodType, Subject, Result>(
  command: Command<Actor, Events, Schema, Subject, Result>,
  { actor, input, then, request, idempotencyKey }: Submission<Schema, Result>,
): Promise<Response> {
  const key = idempotencyKey ?? request?.headers.get("idempotency-key") ?? keyIn(input);
  try {
    return await then(await run(command, { actor, input, idempotencyKey: key }));
  } catch (error) {
    if (error instanceof Refusal) return refused(error, input);
    throw error;
  }
}

/** Asks a query for a form that looks something up; a refusal is shown beside its field. */
export async function lookUp<Schema extends z.ZodType, Subject, Result>(
  query: Query<Actor, Schema, Subject, Result>,
  { actor, input, then }: Omit<Submission<Schema, Result>, "request" | "idempotencyKey">,
): Promise<Response> {
  try {
    return await then(await ask(query, { actor, input }));
  } catch (error) {
    if (error instanceof Refusal) return refused(error, input);
    throw error;
  }
}

/** Asks a query for a loader; a refusal becomes its page. */
export const show = <Schema extends z.ZodType, Subject, Result>(
  query: Query<Actor, Schema, Subject, Result>,
  asked: { actor: Actor; input: Given<Schema> },
): Promise<Result> => asPage(() => ask(query, asked));

/** Runs a command that is itself a look, and leaves its mark in the audit, for a loader. */
export const reveal = <Schema extends z.ZodType, Subject, Result>(
  command: Command<Actor, Events, Schema, Subject, Result>,
  looked: { actor: Actor; input: Given<Schema> },
): Promise<Result> => asPage(() => run(command, looked));

async function asPage<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not_allowed") throw forbidden();
    if (error.code === "too_many_tries") throw tooMany(60);
    if (error.code === "import_gone") throw gone();
    throw notFound();
  }
}

/** The answer to a form that was refused: 422, or 429 for too many tries. */
export function refused(refusal: Refusal, input: unknown): Response {
  if (refusal.code === "not_found") throw notFound();
  if (refusal.code === "not_allowed") throw forbidden();
  const errors =
    refusal instanceof InvalidInput
      ? [...refusal.issues]
      : [{ field: refusal.field, code: refusal.code, about: refusal.about }];
  const answer: Refused = { errors, typed: typedIn(input) };
  return Response.json(answer, { status: refusal.code === "too_many_tries" ? 429 : 422 });
}

const withKey = z.object({ idempotencyKey: z.string().min(1) });
const keyIn = (input: unknown) => withKey.safeParse(input).data?.idempotencyKey;
