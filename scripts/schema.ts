import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const help = `npm run schema — writes db/schema.ts anew from the database that DATABASE_OWNER_URL names
  --out FILE   writes elsewhere (a test compares)`;

/** PostgreSQL calls every column of a view nullable; these are the ones that are. */
const nullableInViews = ["ageBand", "grantedAt", "claimState", "closedAt"];

function main() {
  if (process.argv.includes("--help")) return console.log(help);
  const out = process.argv[process.argv.indexOf("--out") + 1] ?? "";
  const file = process.argv.includes("--out") ? out : "db/schema.ts";
  execFileSync("kysely-codegen", [
    "--dialect=postgres",
    `--url=${process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL}`,
    `--out-file=${file}`,
    "--camel-case",
    "--no-domains",
    "--exclude-pattern=(public.migrations|graphile_worker.*)",
    '--type-mapping={"int8":"bigint","date":"string","xid8":"string"}',
  ]);
  const generated = readFileSync(file, "utf8");
  writeFileSync(
    file,
    generated.replaceAll(/export interface Public\w+ \{[^}]*\}/g, (view) =>
      view.replaceAll(/^( {2}(\w+): .*) \| null;$/gm, (line, typed: string, column: string) =>
        nullableInViews.includes(column) ? line : `${typed};`,
      ),
    ),
  );
}

main();
