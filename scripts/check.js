import { report, runChecks } from "./checks.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, orSay } from "./ground/project.js";

answerHelp("npm run check — types, lint and format of everything.");

await orSay(async () => {
  await installMissing();
  const results = await runChecks();
  results.forEach(report);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
});
