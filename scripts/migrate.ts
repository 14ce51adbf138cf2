import { migrate } from "~/platform/migrate.server";
import { migrateJobs } from "~/platform/jobs.server";
import { env } from "~/platform/env.server";

const help = `npm run migrate — brings the database up to date (DATABASE_OWNER_URL, DATABASE_URL)`;

const login = (url: string) => decodeURIComponent(new URL(url).username);

async function main() {
  if (process.argv.includes("--help")) return console.log(help);
  const { databaseOwnerUrl, databaseUrl, databaseReadUrl } = env();
  const done = await migrate({
    ownerUrl: databaseOwnerUrl,
    grantTo: { application: [login(databaseUrl)], reading: [login(databaseReadUrl)] },
    directory: "db/migrations",
  });
  await migrateJobs(databaseOwnerUrl);
  console.log(done.length === 0 ? "The database is up to date." : `Applied ${done.join(", ")}.`);
}

main().catch((error: unknown) => {
  console.error(`The database could not be brought up to date: ${String(error)}`);
  process.exitCode = 1;
});
