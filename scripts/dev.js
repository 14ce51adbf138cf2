import { once } from "node:events";
import { buildIfChanged } from "./ground/build.js";
import { keys, openDatabase, readSettings } from "./ground/database.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, at, orSay } from "./ground/project.js";
import { built, startProgram } from "./ground/run.js";

answerHelp(`
npm run dev — serves the sources as they change, on the same database as npm start.`);

await orSay(async () => {
  await installMissing();
  await buildIfChanged();
  readSettings();
  const database = await openDatabase();
  const env = { NODE_ENV: "development", ...keys(), ...database.env };
  let code = await runToEnd(built("migrate"), [], env);
  if (code === 0) code = await runToEnd(built("seed"), ["demo", "--if-empty"], env);
  if (code === 0) code = await runToEnd(at("scripts/dev-server.js"), [], env);
  if (!database.joined) await database.stop();
  process.exit(code);
});

async function runToEnd(file, args, env) {
  const child = startProgram(file, args, { env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill());
  const [code] = await once(child, "exit");
  return code ?? 0;
}
