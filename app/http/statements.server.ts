import { redirect } from "@remix-run/node";
import { openApart } from "~/domain/imports/read-file.server";
import type { OpenedSheet } from "~/domain/imports/reading/shapes";
import { largestStatement, mostLines, mostRows } from "~/domain/funds/statement/sizes";
import { statementToDecide, type Steps } from "~/domain/funds/statement/queries.server";
import { Refusal } from "~/platform/refusal";
import { trustee } from "./doors.server";
import { to } from "./locale";
import { refused, show } from "./submit.server";

const patience = 15_000;
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a form's statement in the process apart, one after the other, and hands its rows to `work`. Of the
 * file nothing is ever stored. What can't be read is refused at the field `file`.
 */
export async function withStatement(
  file: unknown,
  work: (sheets: OpenedSheet[]) => Promise<Response>,
): Promise<Response> {
  try {
    if (!(file instanceof File)) throw new Refusal("field_missing", "file");
    if (file.size === 0) throw new Refusal("sheet_empty", "file");
    if (file.size > largestStatement) throw new Refusal("sheet_too_large", "file");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reading = before.then(() =>
      openApart(bytes, { name: file.name, most: mostRows, patience }),
    );
    before = reading.catch(() => undefined);
    return await work(await reading);
  } catch (error) {
    if (error instanceof Refusal) return refused(ofStatement(error), {});
    throw error;
  }
}

/** Of how many rows a file may have, a statement has its own word. */
const ofStatement = (refusal: Refusal) =>
  refusal.code === "sheet_too_long"
    ? new Refusal("statement_too_long", "file", { most: mostLines })
    : refusal;

/**
 * A statement for the page that asks once before a step. Where the step can't be taken, by this person or
 * any more, the statement's own page says how it stands.
 */
export async function statementBefore(
  request: Request,
  { statementId }: { statementId?: string },
  step: keyof Steps,
) {
  const about = await show(statementToDecide, {
    actor: await trustee(request),
    input: { statementId },
  });
  if (!about.can[step]) {
    throw redirect(to(request, `/fund/${about.slug}/statements/${about.id}`));
  }
  return about;
}
