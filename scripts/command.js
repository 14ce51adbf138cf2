import fs from "node:fs";
import { once } from "node:events";
import { buildIfChanged } from "./ground/build.js";
import { keys, openDatabase, readSettings } from "./ground/database.js";
import { settingsToExplain } from "./ground/explain.js";
import { installMissing } from "./ground/install.js";
import { orSay } from "./ground/project.js";
import { built, startProgram } from "./ground/run.js";

// Runs one of the built programs (migrate, seed, worker …) on this machine's database, which it
// starts for as long as needed when nobody else does.
const [name, ...args] = process.argv.slice(2);

await orSay(async () => {
  await installMissing();
  await buildIfChanged();
  if (!name || !fs.existsSync(built(name))) throw new Error(`There is no command ${name}.`);
  if (args.includes("--help")) process.exit(await runProgram(name, args, settingsToExplain()));

  readSettings();
  const database = await openDatabase();
  const env = { ...keys(), ...database.env };
  let code = 0;
  try {
    if (database.own && !database.joined && name !== "migrate")
      code = await runProgram("migrate", [], env, "ignore");
    if (code === 0) code = await runProgram(name, args, env);
  } finally {
    if (!database.joined) await database.stop();
  }
  process.exit(code);
});

async function runProgram(program, words, env, output = "inherit") {
  const child = startProgram(built(program), words, { env, output });
  const pass = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  const [code] = await once(child, "exit");
  return code ?? 0;
}
