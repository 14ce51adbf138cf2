import { randomUUID } from "node:crypto";
import { sql, type QueryExecutorProvider } from "kysely";
import { env } from "./env.server";
import { addJob } from "./jobs.server";
import { openShort, sealShort } from "./signing.server";

/** What is kept for each kind of letter: ids only. `app/emails/kinds.ts` declares them. */
export interface LetterParams {}

export type LetterKind = keyof LetterParams;

/** Short texts that must not lie in clear: a code, a link's token. Gone once the letter is sent. */
export type LetterSecret = Readonly<Record<string, string>>;

export type NewLetter<Kind extends LetterKind> = {
  kind: Kind;
  /** Null where nobody can be mailed: the letter is a text that staff copy. */
  toEmail: string | null;
  locale: "zh-CN" | "en";
  params: LetterParams[Kind];
  secret?: LetterSecret;
  personId?: string;
  organizationId?: string;
};

/**
 * Writes a letter into the outbox, with the job that will send it, in the caller's transaction.
 * Where the installation sends no mail, or nobody can be mailed, it stays there to be copied.
 * @returns the letter's id.
 */
export async function writeLetter<Kind extends LetterKind>(
  { tx, now }: { tx: QueryExecutorProvider; now: Date },
  { kind, toEmail, locale, params, secret, personId, organizationId }: NewLetter<Kind>,
): Promise<string> {
  const letterId = randomUUID();
  const mailed = toEmail !== null && env().mail !== "none";
  const sealed = secret ? sealShort("letters", JSON.stringify(secret)) : null;
  // No "returning": whoever causes a letter may not read the outbox.
  await sql`insert into letters
      (id, kind, to_email, locale, params, params_sealed, state, person_id, organization_id, created_at)
    values (${letterId}, ${kind}, ${toEmail}, ${locale}, ${JSON.stringify(params)}::text::jsonb, ${sealed},
      ${mailed ? "queued" : "to_copy"}::letter_state, ${personId ?? null}, ${organizationId ?? null}, ${now})`.execute(
    tx,
  );
  if (mailed) await addJob(tx, "send-letter", { letterId }, { queue: "letters" });
  return letterId;
}

/** What `writeLetter` sealed; empty when there was nothing or it is gone. */
export function secretOf(sealed: Buffer | null): LetterSecret {
  return sealed ? (JSON.parse(openShort("letters", sealed)) as LetterSecret) : {};
}
