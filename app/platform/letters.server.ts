import { randomUUID } from "node:crypto";
import { sql, type QueryExecutorProvider } from "kysely";
import { db, type Tx } from "./db.server";
import { env } from "./env.server";
import { addJob } from "./jobs.server";
import { openShort, sealShort } from "./signing.server";

/** What is kept for each kind of letter: ids only. `app/emails/kinds.ts` declares the others. */
export interface LetterParams {
  "sign-in-code": { minutes: number };
}

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
  // Somebody sits and waits for a code; whatever else is queued may come after it.
  const priority = kind === "sign-in-code" ? -1 : 0;
  if (mailed) await addJob(tx, "send-letter", { letterId }, { queue: "letters", priority });
  return letterId;
}

/** What `writeLetter` sealed; empty when there was nothing or it is gone. */
export function secretOf(sealed: Buffer | null): LetterSecret {
  return sealed ? (JSON.parse(openShort("letters", sealed)) as LetterSecret) : {};
}

export type WaitingLetter = {
  id: string;
  kind: string;
  toEmail: string;
  locale: "zh-CN" | "en";
  params: unknown;
  paramsSealed: Buffer | null;
  attempts: number;
};

/** The outbox is open to the clock's scope alone. */
const inOutbox = <Result>(work: (tx: Tx, now: Date) => Promise<Result>) =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now,
      set_config('wishbridge.scope', 'system', true)`.execute(tx);
    return work(tx, rows[0]!.now);
  });

/** A letter that waits to be sent, or null when it was sent, given up or erased meanwhile. */
export const waitingLetter = (letterId: string): Promise<WaitingLetter | null> =>
  inOutbox(async (tx) => {
    const { rows } =
      await sql<WaitingLetter>`select id, kind, to_email as "toEmail", locale, params,
      params_sealed as "paramsSealed", attempts from letters
      where id = ${letterId}::uuid and state = 'queued' and to_email is not null`.execute(tx);
    return rows[0] ?? null;
  });

/** Notes that the provider took the letter, and forgets what was sealed in it. */
export const letterSent = (letterId: string, providerId: string): Promise<void> =>
  inOutbox(async (tx, now) => {
    await sql`update letters set state = 'sent', sent_at = ${now}, provider_id = ${providerId},
      params_sealed = null, failure = null, attempts = attempts + 1 where id = ${letterId}::uuid`.execute(
      tx,
    );
  });

/** Gives a letter up, with a short word for the reason. */
export const letterFailed = (letterId: string, reason: string): Promise<void> =>
  inOutbox(async (tx) => {
    await sql`update letters set state = 'failed', failure = ${reason}, params_sealed = null,
      attempts = attempts + 1 where id = ${letterId}::uuid`.execute(tx);
  });

/** Lets a letter wait for another try after some seconds. */
export const letterWaits = (letterId: string, reason: string, seconds: number): Promise<void> =>
  inOutbox(async (tx, now) => {
    await sql`update letters set failure = ${reason}, attempts = attempts + 1
      where id = ${letterId}::uuid`.execute(tx);
    const runAt = new Date(now.getTime() + seconds * 1000);
    await addJob(tx, "send-letter", { letterId }, { queue: "letters", runAt });
  });

/** Gives every letter that a restored copy shows as waiting its job again. */
export const queueRestoredLetters =
  "select graphile_worker.add_job('send-letter', json_build_object('letterId', id), queue_name := 'letters') from letters where state = 'queued'";
