import { system } from "~/domain/actor";
import { bookLines } from "~/domain/funds/statement/book-lines.server";
import { run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";

/** Books an approved statement, some lines at a time. Safe to run twice, and to break off anywhere. */
export async function bookStatement({ statementId }: JobPayloads["book-statement"]): Promise<void> {
  const actor = system("book-statement");
  while (await run(bookLines, { actor, input: { statementId } }));
}
