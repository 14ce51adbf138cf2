import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { eraseChild } from "~/domain/privacy/erase-child.server";
import { settleRestoredRows } from "~/domain/privacy/audit.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { finishErasures } from "~/domain/privacy/finish-erasures.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { run, runSweep } from "~/domain/run.server";
import { backup, restore } from "~/platform/backup.server";
import { closePools } from "~/platform/db.server";
import { queueRestoredLetters } from "~/platform/letters.server";
import { anOpenBatch } from "../factories/batches";
import { aDonor } from "../factories/donors";
import { aFund, aPayment } from "../factories/ledger";
import { asOwner, freshDatabase } from "../setup/database";
import { sealAll } from "../setup/seal";

const owner = process.env.DATABASE_OWNER_URL ?? "";
const settle = [...settleRestoredRows, queueRestoredLetters];
let made = 0;
const fileFor = (name: string) => join(inject("scratch"), `${process.pid}-${(made += 1)}-${name}`);

/** Every row of every table, as text; sums of the books are made anew. */
const everything = (url: string) =>
  asOwner(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'keys') and tablename not in ('migrations', 'ledger_rollups', 'ledger_folds') order by 1`,
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(t) - 'written_by' - 'up_to')::text as row from ${name} t order by 1`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });

const rowsOf = <Row extends object>(url: string, text: string) =>
  asOwner(url, async (client) => (await client.query<Row>(text)).rows);

let batch: Awaited<ReturnType<typeof anOpenBatch>>;
beforeAll(async () => {
  batch = await anOpenBatch(3);
  const [, second, third] = batch.wishes;
  await run(holdWish, { actor: await aDonor(), input: { wishId: second!.publicId } });
  await run(recordClaim, {
    actor: batch.desk.coordinator,
    input: {
      batchSlug: batch.slug,
      number: third!.number,
      name: "王",
      phone: "13800000000",
      way: "bring",
    },
  });
  await asOwner(owner, (client) =>
    client.query("update batches set intro = $1", ["一行\r\n\\.\n又\t一行\u2028 \\N"]),
  );
  await aPayment((await aFund()).fundId, 500n);
  await sealAll();
  await runSweep(foldLedgers);
});
afterAll(closePools);

/** Both copies of the test's database as it is now. */
async function copies() {
  const files = { data: fileFor("data"), keys: fileFor("keys") };
  const photos = fileFor("photos.txt");
  await backup({
    ownerUrl: owner,
    files,
    lists: [{ file: photos, select: "select slug from batches" }],
  });
  return { files, photos };
}

test("a backup comes back as it was, keys apart, and the chain goes on", async () => {
  const before = await everything(owner);
  const { files, photos } = await copies();
  const text = gunzipSync(readFileSync(files.data)).toString();
  expect(text).not.toContain("keys.");
  expect(statSync(files.data).mode & 0o077).toBe(0);
  expect(readFileSync(photos, "utf8")).toBe(`${batch.slug}\n`);

  const target = await freshDatabase();
  const told: string[] = [];
  await restore({ ownerUrl: target.owner, files, settle, progress: (table) => told.push(table) });

  const after = await everything(target.owner);
  expect(after).toEqual(before);
  expect(told.filter((table) => !/ledger_(rollups|folds)/.test(table)).sort()).toEqual(
    Object.keys(before).sort(),
  );
  const marks = await rowsOf<{ late: string }>(
    target.owner,
    `select count(*) as late from events e where not exists (select 1 from seals where row_id = e.id)
       and written_by < (select up_to from seal_marks where source = 'event')`,
  );
  expect(marks).toEqual([{ late: 0n }]);
  const unsummed = await rowsOf(
    target.owner,
    `select count(*) filter (where p.written_by >= folded_before()) as unsummed, count(r.*) as sums,
       count(*) filter (where p.written_by < m.up_to) as sealed
     from postings p left join ledger_rollups r using (account_id) join seal_marks m on m.source = 'entry'`,
  );
  expect(unsummed).toEqual([{ unsummed: 2n, sums: 0n, sealed: 2n }]);
});

test("the restored database keeps its laws", async () => {
  const { files } = await copies();
  const target = await freshDatabase();
  await restore({ ownerUrl: target.owner, files, settle });
  const laws = `select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as law from pg_constraint
    where connamespace in ('public'::regnamespace, 'keys'::regnamespace) and contype <> 'n' order by 1, 2
  `;
  expect(await rowsOf(target.owner, laws)).toEqual(await rowsOf(owner, laws));
  const asleep = "select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal";
  expect(await rowsOf(target.owner, asleep)).toEqual([]);

  await expect(rowsOf(target.owner, "delete from events")).rejects.toThrow("append-only");
  const next = `insert into events (name, subject, actor_kind, happened_at) values ('x', '{}', 'system', now()) returning seq`;
  const [{ seq } = { seq: 0n }] = await rowsOf<{ seq: bigint }>(target.owner, next);
  const [{ top } = { top: 0n }] = await rowsOf<{ top: bigint }>(
    owner,
    "select max(seq) as top from events",
  );
  expect(seq).toBe(top + 1n);
});

test("a child erased after the backup stays unreadable when the backup comes back", async () => {
  const { files } = await copies();
  const { childId } = batch.wishes[0]!;
  await run(eraseChild, { actor: batch.desk.coordinator, input: { childId } });
  const keys = fileFor("later-keys");
  await backup({ ownerUrl: owner, files: { keys } });

  const target = await freshDatabase();
  await restore({ ownerUrl: target.owner, files: { ...files, keys }, settle });
  const children = await rowsOf<{ id: string }>(
    target.owner,
    "select id from children where key_id is null and legal_name_sealed is not null",
  );
  expect(children).toEqual([{ id: childId }]);
});

test("what no key opens any more is erased to the end, and its wish leaves the public pages", async () => {
  const { childId, publicId } = batch.wishes[1]!;
  const seen = () => rowsOf(owner, `select 1 from public_wishes where public_id = '${publicId}'`);
  expect(await seen()).toHaveLength(1);
  await rowsOf(
    owner,
    `delete from keys.sealing_keys where id = (select key_id from children where id = '${childId}')`,
  );
  expect(await runSweep(finishErasures)).toBe(1);
  expect(await runSweep(finishErasures)).toBe(0);

  expect(await seen()).toEqual([]);
  const left = `select legal_name_sealed as name, erased_at is not null as erased,
    (select count(*) from child_hashes where child_id = c.id) as hashes,
    (select count(*) from consents where child_id = c.id and state = 'given') as consents
    from children c where id = '${childId}'`;
  expect(await rowsOf(owner, left)).toEqual([
    { name: null, erased: true, hashes: 0n, consents: 0n },
  ]);
});

test("what does not fit is refused with a sentence, and nothing is left behind", async () => {
  const { files: early } = await copies();
  const { files } = await copies();
  const target = await freshDatabase();
  const load = (given: typeof files) => restore({ ownerUrl: target.owner, files: given, settle });

  const half = fileFor("half");
  writeFileSync(half, readFileSync(files.data).subarray(0, 4000));
  await expect(load({ ...files, data: half })).rejects.toThrow("damaged");
  await expect(load({ ...files, data: files.keys })).rejects.toThrow("no backup of the data");
  await expect(load({ ...files, keys: early.keys })).rejects.toThrow("older than the data");
  expect(Object.values(await everything(target.owner)).flat()).toEqual([]);

  await asOwner(target.owner, (client) =>
    client.query("update migrations set checksum = 'other' where number = 3"),
  );
  await expect(load(files)).rejects.toThrow("this database differs");
  await expect(restore({ ownerUrl: owner, files, settle })).rejects.toThrow("not empty");
  await expect(backup({ ownerUrl: owner, files })).rejects.toThrow("exists already");
});
