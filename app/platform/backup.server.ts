import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** The key store is written apart from what it opens. */
const schemaOf = { data: "public", keys: "keys" } as const;
export type BackupKind = keyof typeof schemaOf;

const format = 1;
const migrationsTable = "public.migrations";

type Header = {
  wishbridge: number;
  kind: BackupKind;
  madeAt: string;
  migrations: { number: number; checksum: string }[];
};
type Table = { table: string; columns: string[] };
/** Told after each table: its name and how many rows went. */
export type Progress = (table: string, rows: number) => void;

/** A file that cannot be restored, or a database that cannot take it; the message says why. */
export class CannotRestore extends Error {}

export type BackupOptions = {
  ownerUrl: string;
  /** Where to write: the data, the key store, or both from the same moment. */
  files: Partial<Record<BackupKind, string>>;
  /** Texts besides, from the same moment: the first column of a query, one value a line. */
  lists?: readonly { file: string; select: string }[];
  progress?: Progress;
};

/**
 * Writes the tables as COPY gives them, from one snapshot, without stopping who writes meanwhile.
 * A file appears under its name when it is whole, readable by its owner alone.
 * @throws when a file exists already.
 */
export async function backup({ ownerUrl, files, lists = [], progress }: BackupOptions) {
  const wanted = [files.data, files.keys, ...lists.map(({ file }) => file)];
  const taken = wanted.find((file) => file !== undefined && existsSync(file));
  if (taken) throw new Error(`${taken} exists already.`);

  await withClient(ownerUrl, async (client) => {
    await client.query(`begin isolation level repeatable read read only;
      set local bytea_output = 'hex'; set local datestyle = 'ISO'; set local timezone = 'UTC'`);
    for (const kind of ["data", "keys"] as const) {
      const file = files[kind];
      if (file) await writeWhole(file, pack(textOf(client, kind, progress)));
    }
    for (const { file, select } of lists) {
      const { rows } = await client.query<[string]>({ text: select, rowMode: "array" });
      await writeWhole(file, [Readable.from(rows.map(([value]) => `${value}\n`))]);
    }
    await client.query("commit");
  });
}

const pack = (text: AsyncIterable<unknown>) => [Readable.from(text), createGzip()] as const;

async function writeWhole(
  file: string,
  parts: readonly [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]],
) {
  const part = `${file}.part`;
  try {
    await pipeline([...parts, createWriteStream(part, { flags: "wx", mode: 0o600 })]);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** COPY writes a row a line; a line's end inside a text is escaped. */
const newLine = 10;
const line = (value: unknown) => `${JSON.stringify(value)}\n`;

async function* textOf(client: pg.Client, kind: BackupKind, progress?: Progress) {
  const { rows } = await client.query<{ now: Date }>("select transaction_timestamp() as now");
  const header: Partial<Header> = {
    wishbridge: format,
    kind,
    madeAt: rows[0]?.now.toISOString(),
    migrations: await migrationsOf(client),
  };
  yield line(header);
  for (const { table, columns } of await tablesOf(client, [schemaOf[kind]])) {
    yield line({ table, columns });
    const copy = client.query(copyTo(`copy ${table} (${columns.join(", ")}) to stdout`));
    let rows = 0;
    for await (const chunk of copy as AsyncIterable<Buffer>) {
      for (const byte of chunk) if (byte === newLine) rows += 1;
      yield chunk;
    }
    yield "\\.\n";
    yield line({ rows });
    progress?.(table, rows);
  }
  yield line({ end: true });
}

export type RestoreOptions = {
  ownerUrl: string;
  files: Record<BackupKind, string>;
  /** Statements for what a copy alone does not put right; the triggers still sleep. */
  settle: readonly string[];
  progress?: Progress;
};

/**
 * Loads a backup and a copy of the key store, which may be newer than it, into an empty migrated
 * database: everything or, when something does not fit, nothing. A reference to a key that is gone
 * becomes null, as when the key was erased.
 * @returns when the data was copied.
 * @throws CannotRestore with a sentence.
 */
export async function restore({ ownerUrl, files, settle, progress }: RestoreOptions) {
  const heads = { data: await headOf(files.data, "data"), keys: await headOf(files.keys, "keys") };
  if (heads.keys.madeAt < heads.data.madeAt)
    throw new CannotRestore(
      "The keys are older than the data: what was sealed in between would count as erased. Give a later copy of the key store.",
    );

  await withClient(ownerUrl, async (client) => {
    await client.query("begin");
    const tables = await tablesOf(client, Object.values(schemaOf));
    await refuseUnfit(client, heads, tables);
    const links = await linksOf(client);
    for (const { table, name } of links)
      await client.query(`alter table ${table} drop constraint ${name}`);
    for (const { table } of tables) await client.query(`alter table ${table} disable trigger user`);

    for (const kind of ["data", "keys"] as const) {
      const allowed = tables.filter(({ table }) => table.startsWith(`${schemaOf[kind]}.`));
      await load(client, files[kind], allowed, progress);
    }
    for (const statement of [...links.flatMap(mendOf), ...settle]) await client.query(statement);

    for (const { table } of tables) await client.query(`alter table ${table} enable trigger user`);
    for (const { table, name, definition } of links)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    await setSequences(client);
    await client.query("commit");
    await client.query("analyze");
  });
  return new Date(heads.data.madeAt);
}

async function headOf(file: string, kind: BackupKind): Promise<Header> {
  for await (const text of linesOf(file)) {
    const head = readLine<Header>(text);
    if (head.wishbridge !== format || head.kind !== kind)
      throw new CannotRestore(`${file} is no backup of the ${kind}.`);
    return head;
  }
  throw new CannotRestore(`${file} is empty.`);
}

async function refuseUnfit(
  client: pg.Client,
  heads: Record<BackupKind, Header>,
  tables: readonly Table[],
) {
  const present = JSON.stringify(await migrationsOf(client));
  for (const { kind, migrations } of Object.values(heads)) {
    if (JSON.stringify(migrations) !== present)
      throw new CannotRestore(
        `The ${kind} were copied at migration ${migrations.length} and this database differs: restore with the program that made the backup, then update it.`,
      );
  }
  for (const { table } of tables) {
    const { rows } = await client.query(`select 1 from ${table} limit 1`);
    if (rows.length > 0)
      throw new CannotRestore(`The database is not empty: ${table} has rows already.`);
  }
}

async function load(
  client: pg.Client,
  file: string,
  allowed: readonly Table[],
  progress?: Progress,
) {
  const lines = linesOf(file);
  const next = async () => {
    const { value } = await lines.next();
    if (!value) throw new CannotRestore(`${file} breaks off.`);
    return value;
  };
  async function* rowsOfTable() {
    for (let row = await next(); row.toString() !== "\\."; row = await next()) {
      yield Buffer.concat([row, lineEnd]);
    }
  }
  try {
    await next();
    for (;;) {
      const section = readLine<Table & { end?: boolean }>(await next());
      if (section.end) return;
      const known = allowed.find(({ table }) => table === section.table);
      if (known?.columns.join() !== section.columns.join())
        throw new CannotRestore(`${file} holds ${section.table}, which differs here.`);
      const into = client.query(
        copyFrom(`copy ${known.table} (${known.columns.join(", ")}) from stdin`),
      );
      await pipeline(Readable.from(rowsOfTable()), into);
      const { rows } = readLine<{ rows: number }>(await next());
      if (into.rowCount !== rows)
        throw new CannotRestore(`${known.table} took ${into.rowCount} of ${rows} rows.`);
      progress?.(known.table, rows);
    }
  } finally {
    await lines.return(undefined);
  }
}

const lineEnd = Buffer.from([newLine]);

async function* linesOf(file: string): AsyncGenerator<Buffer, undefined> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.once("error", (error) => text.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of source.pipe(text) as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = rest.indexOf(newLine); end >= 0; end = rest.indexOf(newLine, start)) {
        yield rest.subarray(start, end);
        start = end + 1;
      }
      rest = rest.subarray(start);
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new CannotRestore(`${file} is damaged or no backup.`);
    throw error;
  } finally {
    source.destroy();
  }
}

function readLine<Value>(text: Buffer): Value {
  try {
    return JSON.parse(text.toString()) as Value;
  } catch {
    throw new CannotRestore("The file is damaged or no backup.");
  }
}

async function migrationsOf(client: pg.Client) {
  const { rows } = await client.query<Header["migrations"][number]>(
    `select number, checksum from ${migrationsTable} order by number`,
  );
  return rows;
}

async function tablesOf(client: pg.Client, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as "table",
       array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by 1 having format('%I.%I', min(n.nspname), min(c.relname)) <> $2 order by 1`,
    [schemas, migrationsTable],
  );
  return rows;
}

/** A foreign key of one column to one column. */
type Link = {
  name: string;
  definition: string;
  table: string;
  column: string;
  target: string;
  targetColumn: string;
};

async function linksOf(client: pg.Client): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `select quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition,
       format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column",
       format('%I.%I', tn.nspname, t.relname) as target, quote_ident(ta.attname) as "targetColumn"
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     join pg_attribute ta on ta.attrelid = t.oid and ta.attnum = k.confkey[1]
     where k.contype = 'f' and n.nspname = any ($1)`,
    [Object.values(schemaOf)],
  );
  return rows;
}

/** Where the key store is of another day than the data: drops strangers' keys, forgets lost ones. */
function mendOf({ table, column, target, targetColumn }: Link): string[] {
  const lost = `${column} is not null and not exists
    (select 1 from ${target} as t where t.${targetColumn} = ${table}.${column})`;
  const inKeys = (name: string) => name.startsWith(`${schemaOf.keys}.`);
  if (inKeys(table) && !inKeys(target)) return [`delete from ${table} where ${lost}`];
  if (inKeys(target) && !inKeys(table))
    return [`update ${table} set ${column} = null where ${lost}`];
  return [];
}

async function setSequences(client: pg.Client) {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column",
       pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`,
    [Object.values(schemaOf)],
  );
  for (const { table, column, sequence } of rows) {
    await client.query(`select setval($1, coalesce(max(${column}), 0) + 1, false) from ${table}`, [
      sequence,
    ]);
  }
}

async function withClient(ownerUrl: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
