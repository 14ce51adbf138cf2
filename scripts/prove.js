import { buildIfChanged } from "./ground/build.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, orSay } from "./ground/project.js";
import { tool } from "./ground/run.js";

answerHelp(`
npm run prove — the long form of the races, kills and property tests (tests/**/*.prove.test.ts),
which npm test runs in short form.
npm run prove -- WORDS — only the files whose path holds one of the words.`);

await orSay(async () => {
  await installMissing();
  await buildIfChanged();
  const words = process.argv.slice(2);
  const { code } = await tool("vitest", ["run", ...(words.length ? words : [".prove.test."])], {
    env: { PROVE: "long" },
  });
  process.exitCode = code;
});
