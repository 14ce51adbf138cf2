import { sql } from "kysely";
import { db } from "../db.server";

export type PracticeMail = {
  id: string;
  toEmail: string;
  subject: string;
  html: string;
  text: string;
  sentAt: Date;
};

export type IncomingMail = Omit<PracticeMail, "id" | "sentAt"> & { idempotencyKey: string };

/** Keeps a mail; one with a key that came before is not kept twice. @returns the kept mail's id. */
export async function keepMail(mail: IncomingMail): Promise<string> {
  const { toEmail, subject, html, text, idempotencyKey } = mail;
  await sql`insert into practice_mails (to_email, subject, html, text, idempotency_key)
    values (${toEmail}, ${subject}, ${html}, ${text}, ${idempotencyKey})
    on conflict (idempotency_key) do nothing`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from practice_mails
    where idempotency_key = ${idempotencyKey}`.execute(db);
  return rows[0]!.id;
}

const columns = sql`id, to_email as "toEmail", subject, html, text, sent_at as "sentAt"`;

/** The newest mails first; only those to one address where it is given. */
export async function mailsTo(email?: string, most = 100): Promise<PracticeMail[]> {
  const { rows } = await sql<PracticeMail>`select ${columns} from practice_mails
    where ${email ?? null}::text is null or to_email = ${email ?? null}
    order by sent_at desc, id limit ${most}`.execute(db);
  return rows;
}

/** One mail, or null. */
export async function mailOf(id: string): Promise<PracticeMail | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const { rows } = await sql<PracticeMail>`select ${columns} from practice_mails
    where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
}
