import { backup } from "~/platform/backup.server";
import { env } from "~/platform/env.server";
import { readWords, WrongWords } from "./words";

const help = `npm run backup -- FILE — copies the database as it is at this moment
  --keys FILE   the key store, into a file of its own: with FILE, or alone for a copy more often
Without the key store what is sealed stays shut; keep its copies 30 days at most, apart from the data,
so that an erased child is gone from every backup.
Photos are not copied: their names are listed beside FILE, and their folder or bucket is copied by
its own means. The jobs' queue is left out; letters that wait are queued again.`;

const photoNames = `select full_key from photos union select small_key from photos
  union select storage_key from invoice_files order by 1`;

async function main() {
  const { values, positionals } = readWords({
    allowPositionals: true,
    options: { keys: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const [data] = positionals;
  if (!data && !values.keys) throw new Error("Say where: npm run backup -- FILE");

  const list = `${data}.photos.txt`;
  await backup({
    ownerUrl: env().databaseOwnerUrl,
    files: { data, keys: values.keys },
    lists: data ? [{ file: list, select: photoNames }] : [],
    progress: (table, rows) => console.log(`${table}: ${rows}`),
  });
  if (data) console.log(`Data in ${data}. Copy the photos too: their names are in ${list}.`);
  if (values.keys) console.log(`Key store in ${values.keys}.`);
}

main().catch((error: unknown) => {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof WrongWords ? 2 : 1;
});
