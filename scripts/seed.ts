import pg from "pg";
import { installationSeen } from "~/domain/accounts/installation.server";
import { keepPlaces } from "~/domain/accounts/keep-places.server";
import { system } from "~/domain/actor";
import { ask, run } from "~/domain/run.server";
import { closePools, databaseNow, db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { placesOfChina } from "../db/seeds/china";
import { loadDemo } from "../db/seeds/demo";
import { business, donors, friendsStaff, fundStaff, staff, steward } from "../db/seeds/names";

const help = `npm run seed -- demo     loads the invented county into an empty database, and prints the sign-ins
npm run seed -- places   loads China's administrative divisions
  --if-empty             demo: does nothing, quietly, where there is no place for a demo`;

const actor = system("seed");

const signIns = `The demo is invented. Sign in with one of these emails; the code appears at /practice/mail:
  coordinator  ${staff.coordinator.email}
  reviewer     ${staff.reviewer.email}
  courier      ${staff.courier.email}
  witness      ${staff.witness.email}
  donor        ${donors[0]!.email}
  business     ${business.email}
  fund         ${fundStaff.chair.email} (chair), ${fundStaff.treasurer.email},
               ${fundStaff.approver.email}, ${fundStaff.publisher.email}
  its charity  ${fundStaff.charity.email} (approves for it)
  second fund  ${friendsStaff.treasurer.email}, ${friendsStaff.approver.email}
  steward      ${steward.email}`;

async function demo(ifEmpty: boolean) {
  if (!env().demo) {
    if (ifEmpty) return;
    throw new Error("The demo is only for a machine of one's own, or with PRACTICE=yes.");
  }
  let made = await ask(installationSeen, { actor, input: {} });
  if (made === "broken demo") {
    await emptyAgain();
    made = "empty";
  }
  if (made === "real") {
    if (ifEmpty) return;
    throw new Error("There are people in this database already; the demo needs an empty one.");
  }
  if (made === "empty") await loadDemo(await databaseNow(db));
  console.log(signIns);
}

/** A demo that broke off half way is thrown away; only the owner can, and only of a demo. */
async function emptyAgain() {
  const client = new pg.Client(env().databaseOwnerUrl);
  await client.connect();
  try {
    await client.query(`do $$
      declare
        names text := (select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables
          where schemaname in ('public', 'keys') and tablename <> 'migrations');
        kept regclass[] := array(select distinct tgrelid::regclass from pg_trigger
          where tgfoid = 'append_only'::regproc);
        one regclass;
      begin
        foreach one in array kept loop execute format('alter table %s disable trigger user', one); end loop;
        execute 'truncate ' || names;
        foreach one in array kept loop execute format('alter table %s enable trigger user', one); end loop;
      end $$`);
  } finally {
    await client.end();
  }
}

async function places() {
  const count = await run(keepPlaces, { actor, input: { places: await placesOfChina() } });
  console.log(`${count} places are there.`);
}

async function main() {
  const [what, ...options] = process.argv.slice(2);
  if (options.includes("--help") || what === "--help") return console.log(help);
  if (what === "demo") return demo(options.includes("--if-empty"));
  if (what === "places") return places();
  throw new Error(help);
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  })
  .finally(closePools);
