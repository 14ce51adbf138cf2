import fs from "node:fs";
import { report, runChecks } from "./checks.js";
import { buildIfChanged } from "./ground/build.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, at, orSay } from "./ground/project.js";
import { tool } from "./ground/run.js";

answerHelp(`
npm test — installs what is missing, checks types, lint and format, builds, runs every test, and ends
with the line "N passed, N failed". A skipped test counts as a failure.
npm test -- WORDS — only the test files whose path holds one of the words, without the checks.`);

const only = process.argv.slice(2);
const results = at("build/tests.json");

await orSay(async () => {
  await installMissing();
  const [checked, built] = await Promise.all([only.length ? [] : runChecks(), build()]);
  [...checked, built].forEach(report);
  const tested = built.passed ? await test() : { passed: 0, failed: 0 };

  const failedChecks = [...checked, built].filter(({ passed }) => !passed).length;
  const passed = checked.length + 1 - failedChecks + tested.passed;
  const failed = failedChecks + tested.failed;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});

function build() {
  return buildIfChanged().then(
    () => ({ name: "build", passed: true, output: "" }),
    (error) => ({ name: "build", passed: false, output: error.message }),
  );
}

async function test() {
  fs.rmSync(results, { force: true });
  const { code } = await tool(
    "vitest",
    ["run", ...only, "--reporter=default", "--reporter=json", `--outputFile.json=${results}`],
    { env: { NO_COLOR: "1" } },
  );
  if (!fs.existsSync(results)) return { passed: 0, failed: 1 };

  const files = JSON.parse(fs.readFileSync(results, "utf8")).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => !["passed", "failed"].includes(status));
  for (const { fullName } of skipped) console.log(`Skipped: ${fullName}`);
  const broken = files.filter((file) => file.status === "failed" && !file.assertionResults.length);
  const passed = tests.filter(({ status }) => status === "passed").length;
  const failed = tests.length - passed + broken.length;
  // An error outside of every test fails the run without failing a test.
  return { passed, failed: failed || (code === 0 ? 0 : 1) };
}
