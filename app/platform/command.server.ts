import { sql } from "kysely";
import type { z } from "zod";
import { brokenConstraint, databaseNow, db, type Tx } from "./db.server";
import { InvalidInput, Refusal, type RefusalCode } from "./refusal";
import { openShort, sealShort, signatureOf } from "./signing.server";

/** Names of events and the ids each one carries. */
export type EventMap = Record<string, Record<string, string>>;

/** The transaction, the one clock's time and who asks. */
export type Moment<Actor> = { tx: Tx; now: Date; actor: Actor };

/** What a look or a change leaves in the audit: names of fields, never values. */
export type AuditNote = {
  action: string;
  subjectType: string;
  subjectId: string | null;
  organizationId?: string | null;
  fields?: string[];
  purpose?: string;
};

export type Handling<Actor, Events extends EventMap> = Moment<Actor> & {
  /** Appends an event; its reactions follow in the same transaction. */
  tell<Name extends keyof Events & string>(name: Name, ids: Events[Name]): Promise<void>;
  /** Appends the same event of many; the reactions of each follow. */
  tellAll<Name extends keyof Events & string>(
    name: Name,
    all: readonly Events[Name][],
  ): Promise<void>;
  /** Writes an audit row besides the one that every command leaves. */
  note(entry: AuditNote): Promise<void>;
  /** Writes many audit rows. */
  noteAll(entries: readonly AuditNote[]): Promise<void>;
};

type Answer<T> = T | Promise<T>;

export type Command<Actor, Events extends EventMap, Schema extends z.ZodType, Subject, Result> = {
  name: string;
  input: Schema;
  /** At which field of its form a refusal is told that the database gives, which knows no forms. */
  at?: Partial<Record<RefusalCode, string>>;
  subject?: (moment: Moment<Actor>, input: z.output<Schema>) => Answer<Subject | undefined>;
  may: (moment: Moment<Actor>, subject: Subject, input: z.output<Schema>) => Answer<boolean>;
  handle: (
    moment: Handling<Actor, Events>,
    input: z.output<Schema>,
    subject: Subject,
  ) => Promise<Result>;
};

export type Query<Actor, Schema extends z.ZodType, Subject, Result> = {
  name: string;
  input: Schema;
  subject?: (moment: Moment<Actor>, input: z.output<Schema>) => Answer<Subject | undefined>;
  may: (moment: Moment<Actor>, subject: Subject, input: z.output<Schema>) => Answer<boolean>;
  read: (moment: Moment<Actor>, input: z.output<Schema>, subject: Subject) => Promise<Result>;
};

export type Sweep<Actor, Events extends EventMap> = {
  name: string;
  /** Does what is due by now; returns how many it did. */
  sweep: (moment: Handling<Actor, Events>) => Promise<number>;
};

/** The typed makers of a domain's commands, queries and sweeps. */
export function makers<Actor, Events extends EventMap>() {
  return {
    command: <Schema extends z.ZodType, Result, Subject = undefined>(
      name: string,
      parts: Omit<Command<Actor, Events, Schema, Subject, Result>, "name">,
    ): Command<Actor, Events, Schema, Subject, Result> => ({ name, ...parts }),
    query: <Schema extends z.ZodType, Result, Subject = undefined>(
      name: string,
      parts: Omit<Query<Actor, Schema, Subject, Result>, "name">,
    ): Query<Actor, Schema, Subject, Result> => ({ name, ...parts }),
    sweep: (name: string, sweep: Sweep<Actor, Events>["sweep"]): Sweep<Actor, Events> => ({
      name,
      sweep,
    }),
  };
}

/** What the database needs to know of an actor for its row-level security. */
export type Scope = {
  kind: string;
  id: string | null;
  scope: string;
  person?: string;
  guest?: string;
  claim?: string;
  organizations: readonly string[];
};

export type DoorsSetup<Actor, Events extends EventMap> = {
  scopeOf(actor: Actor): Scope;
  system(job: string): Actor;
  react<Name extends keyof Events & string>(
    moment: Moment<Actor>,
    name: Name,
    ids: Events[Name],
  ): Promise<void>;
};

export type RunOptions<Actor, Schema extends z.ZodType> = {
  actor: Actor;
  input: z.input<Schema> | Record<string, unknown>;
  /** The same key by the same actor has one effect, however often it is sent. */
  idempotencyKey?: string;
  /** Does everything, tells the result, and leaves nothing behind. */
  dryRun?: boolean;
  /** The time to believe instead of the database's; for tests. */
  now?: Date;
};

class DryRun<Result> extends Error {
  constructor(readonly result: Result) {
    super("dry run");
  }
}

type Listener = (events: ReadonlySet<string>) => void;
const listeners = new Set<Listener>();

/**
 * Calls `listener` with the names of the events of each transaction that this process committed,
 * right after the commit. Returns what ends it.
 */
export function onCommitted(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the doors into a domain: `run` for commands, `ask` for queries, `runSweep` for the clock's work. */
export function openDoors<Actor, Events extends EventMap>(setup: DoorsSetup<Actor, Events>) {
  const enter = async (tx: Tx, actor: Actor, fixed?: Date): Promise<Moment<Actor>> => {
    const { scope, person, guest, claim, organizations } = setup.scopeOf(actor);
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now,
      set_config('wishbridge.scope', ${scope}, true), set_config('wishbridge.person', ${person ?? ""}, true),
      set_config('wishbridge.guest', ${guest ?? ""}, true), set_config('wishbridge.claim', ${claim ?? ""}, true),
      set_config('wishbridge.organizations', ${organizations.join(",")}, true)`.execute(tx);
    return { tx, actor, now: fixed ?? rows[0]?.now ?? (await databaseNow(tx)) };
  };

  const handling = (
    moment: Moment<Actor>,
    organizationId: string | null,
    told: Set<string>,
  ): Handling<Actor, Events> => {
    const { kind, id } = setup.scopeOf(moment.actor);
    const tools: Handling<Actor, Events> = {
      ...moment,
      tell: (name, ids) => tools.tellAll(name, [ids]),
      async tellAll(name, all) {
        if (all.length === 0) return;
        told.add(name);
        await moment.tx
          .insertInto("events")
          .values(
            all.map((ids) => ({
              name,
              subject: JSON.stringify(ids),
              actorKind: kind,
              actorId: id,
              organizationId,
              happenedAt: moment.now,
            })),
          )
          .execute();
        for (const ids of all) await setup.react(tools, name, ids);
      },
      note: (entry) => tools.noteAll([entry]),
      async noteAll(entries) {
        if (entries.length === 0) return;
        await moment.tx
          .insertInto("auditEntries")
          .values(
            entries.map((entry) => ({
              action: entry.action,
              actorKind: kind,
              actorId: id,
              organizationId: entry.organizationId ?? organizationId,
              subjectType: entry.subjectType,
              subjectId: entry.subjectId,
              fields: entry.fields ?? [],
              purpose: entry.purpose ?? null,
              happenedAt: moment.now,
            })),
          )
          .execute();
      },
    };
    return tools;
  };

  /** Answers a subject that is missing or someone else's alike, so that nothing can be probed. */
  const admit = async <Input, Subject>(
    moment: Moment<Actor>,
    door: {
      subject?: (moment: Moment<Actor>, input: Input) => Answer<Subject | undefined>;
      may: (moment: Moment<Actor>, subject: Subject, input: Input) => Answer<boolean>;
    },
    input: Input,
  ): Promise<Subject> => {
    const subject = await door.subject?.(moment, input);
    if (door.subject && subject === undefined) throw new Refusal("not_found");
    if (await door.may(moment, subject as Subject, input)) return subject as Subject;
    const mine = setup.scopeOf(moment.actor).organizations;
    const owner = organizationOf(subject);
    throw new Refusal(owner && mine.includes(owner) ? "not_allowed" : "not_found");
  };

  const run = async <Schema extends z.ZodType, Subject, Result>(
    command: Command<Actor, Events, Schema, Subject, Result>,
    options: RunOptions<Actor, Schema>,
  ): Promise<Result> => {
    const input = parse(command.input, options.input);
    const { kind, id } = setup.scopeOf(options.actor);
    return transact(async (tx, told) => {
      const moment = await enter(tx, options.actor, options.now);
      const key = options.idempotencyKey && {
        command: command.name,
        actor: `${kind}:${id ?? ""}`,
        key: options.idempotencyKey,
      };
      if (key) {
        const before = await recall<Result>(moment, key, options.input);
        if (before) return before.result;
      }
      const subject = await admit(moment, command, input);
      const tools = handling(moment, organizationOf(subject), told);
      const result = await command.handle(tools, input, subject);
      await tools.note({
        action: command.name,
        subjectType: command.name.slice(0, command.name.indexOf(".")),
        subjectId: idOf(subject) ?? idOf(result),
        organizationId: organizationOf(subject) ?? organizationOf(result),
        fields: Object.keys(input as object),
      });
      if (key) await remember(tx, key, result);
      if (options.dryRun) throw new DryRun(result);
      return result;
    }).catch((error: unknown) => {
      throw atField(error, command.at);
    });
  };

  const ask = async <Schema extends z.ZodType, Subject, Result>(
    query: Query<Actor, Schema, Subject, Result>,
    options: { actor: Actor; input: z.input<Schema> | Record<string, unknown>; now?: Date },
  ): Promise<Result> => {
    const input = parse(query.input, options.input);
    return db
      .transaction()
      .setAccessMode("read only")
      .execute(async (tx) => {
        const moment = await enter(tx, options.actor, options.now);
        return query.read(moment, input, await admit(moment, query, input));
      });
  };

  const runSweep = (sweep: Sweep<Actor, Events>, options: { now?: Date } = {}): Promise<number> =>
    transact(async (tx, told) => {
      const moment = await enter(tx, setup.system(sweep.name), options.now);
      return sweep.sweep(handling(moment, null, told));
    });

  return { run, ask, runSweep };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    field: issue.path.join("."),
    // A schema's message is a refusal's code; the library's own sentences are not.
    code: /^[a-z_]+$/.test(issue.message) ? (issue.message as RefusalCode) : "invalid_input",
  }));
  // A field is told the first thing that is wrong with it.
  const fields = issues.map(({ field }) => field);
  throw new InvalidInput(issues.filter(({ field }, at) => fields.indexOf(field) === at));
}

function atField(error: unknown, at: Partial<Record<RefusalCode, string>> = {}): unknown {
  if (!(error instanceof Refusal) || error.field !== undefined || !at[error.code]) return error;
  return new Refusal(error.code, at[error.code], error.about);
}

const maximumTries = 4;

/** A transaction that is tried again when the database chose it as a deadlock's victim. */
async function transact<Result>(
  work: (tx: Tx, told: Set<string>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const told = new Set<string>();
    try {
      const result = await db.transaction().execute((tx) => work(tx, told));
      if (told.size > 0) for (const listener of listeners) listener(told);
      return result;
    } catch (error) {
      if (error instanceof DryRun) return error.result as Result;
      if (attempt < maximumTries && isDeadlock(error)) continue;
      throw asRefusal(error);
    }
  }
}

const isDeadlock = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001");

/** PostgreSQL's own names for unnamed constraints: breaking one of those is a bug, not a refusal. */
const unnamed = /_(pkey|fkey|key|check|excl|not_null)\d*$/;

/** A broken constraint with a name of its own as the refusal it stands for; anything else as it is. */
export function asRefusal(error: unknown): unknown {
  const constraint = brokenConstraint(error);
  return constraint && !unnamed.test(constraint) ? new Refusal(constraint as RefusalCode) : error;
}

type CommandKey = { command: string; actor: string; key: string };

const longestKey = 200;
/** How long a repeated form gets its first answer again. */
export const keptDays = 7;

/** Forgets the keys of commands that were done a week ago; returns how many. */
export async function forgetCommandKeys(): Promise<number> {
  const { numAffectedRows } = await sql`delete from command_keys
    where done_at < clock_timestamp() - make_interval(days => ${keptDays})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

async function recall<Result>({ tx, now }: Moment<unknown>, key: CommandKey, input: unknown) {
  if (key.key.length > longestKey) throw new Refusal("invalid_input");
  // Keyed: what people type is guessed too easily from a plain hash.
  const inputHash = Buffer.from(signatureOf("command-input", JSON.stringify(input)), "base64url");
  const inserted = await tx
    .insertInto("commandKeys")
    .values({ ...key, inputHash, doneAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
  const before = await tx
    .selectFrom("commandKeys")
    .select(["inputHash", "resultSealed"])
    .where("command", "=", key.command)
    .where("actor", "=", key.actor)
    .where("key", "=", key.key)
    .executeTakeFirstOrThrow();
  if (!before.inputHash.equals(inputHash)) throw new Refusal("key_reused");
  const text = before.resultSealed ? openShort("command-result", before.resultSealed) : "null";
  return { result: JSON.parse(text) as Result };
}

/** An answer may hold a link's token or a name; it lies sealed until it is forgotten. */
async function remember(tx: Tx, key: CommandKey, result: unknown) {
  await tx
    .updateTable("commandKeys")
    .set({ resultSealed: sealShort("command-result", JSON.stringify(result ?? null)) })
    .where("command", "=", key.command)
    .where("actor", "=", key.actor)
    .where("key", "=", key.key)
    .execute();
}

const textAt = (value: unknown, name: string): string | null => {
  if (typeof value !== "object" || value === null || !(name in value)) return null;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === "string" ? found : null;
};
const idOf = (value: unknown) => textAt(value, "id");
const organizationOf = (value: unknown) =>
  textAt(value, "organizerId") ?? textAt(value, "organizationId");
