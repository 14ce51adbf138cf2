const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)] ?? NaN;
const worst = (values) => sorted(values).at(-1) ?? NaN;
const seconds = (value) => `${value.toFixed(2)} s`;
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** A round counts when the limit's two readings differ by no more than a quarter. */
const steady = ({ before, after }) => Math.max(before, after) / Math.min(before, after) <= 1.25;

/**
 * The page docs/proofs.md, from what the long tests told.
 * @param {{ told: Record<string, any>[], passed: number, failed: number, day: string, machine: string }} given
 */
export function proofs({ told, passed, failed, day, machine }) {
  const of = (name) => told.filter((one) => one.name === name);
  const rushes = of("rush");
  const kills = of("kill");
  const rounds = of("bare").filter(steady);
  const ratio = ({ before, ours, after }) => ours / ((before + after) / 2);
  const [canary] = of("canary").slice(-1);
  const [view] = of("first view").slice(-1);
  const lines = [
    "# Proofs",
    "",
    "Written by `npm run prove`, the long form of tests that `npm test` runs in short. Do not edit.",
    "",
    `Run on ${day}, on ${machine}: **${passed} tests passed, ${failed} failed.**`,
  ];
  const section = (title, ...texts) => lines.push("", `## ${title}`, "", ...texts);

  if (rushes.length > 0) {
    section(
      "500 guests at 60 wishes",
      `${rushes.length} rushes over HTTP, each with its own seed: every guest with a cookie of his own, all at once, each going on to what the refusal offers until nothing is left. In each one exactly 60 were held, by 60 guests, one each; who lost was told so by the page he was led to at once; nothing else was ever answered than 302, 303 and 422.`,
      "",
      `A rush took ${seconds(median(rushes.map((one) => one.seconds)))} in the middle and ${seconds(worst(rushes.map((one) => one.seconds)))} at worst, for ${Math.round(median(rushes.map((one) => one.requests)))} requests.`,
    );
  }
  if (rounds.length > 0) {
    lines.push(
      "",
      `A bare \`node:http\` server with no database, sending the same bytes to the same crowd, took ${seconds(median(rounds.map(({ before, after }) => (before + after) / 2)))}; measured in turns (bare, ours, bare, ${rounds.length} steady rounds of ${of("bare").length}), a rush here takes ${median(rounds.map(ratio)).toFixed(1)} times as long. The aim is 2.`,
    );
  }
  if (kills.length > 0) {
    section(
      "The power cut in the middle",
      `${kills.length} times the server was ended by \`kill -9\` in the middle of a rush of 120 guests, after 1 to 59 holds had been answered, and started again on the same database. Of ${sum(kills.map((one) => one.cutAfter))} holds or more that had been promised none was lost, none was doubled; ${sum(kills.map((one) => one.unanswered))} requests were left without an answer, and those guests simply tried again. Each time 60 wishes were held in the end.`,
    );
  }
  const [backend] = of("backend").slice(-1);
  if (backend) {
    section(
      "The database's backend killed inside a transaction",
      `${backend.times} times: each ended as a clean error, with no row of a half-written pair left, no hang and no crash of the process.`,
    );
  }
  const [life] = of("life").slice(-1);
  if (life) {
    section(
      "A claim's life in every order",
      `${life.histories} random histories of up to 80 steps by donors, guests, staff and the clock, with time running, compared with a model after each step.`,
    );
  }
  const [books] = of("books").slice(-1);
  if (books) {
    section(
      "A fund's books after everything that can happen",
      `${books.histories} random histories of payments, fees, allocations, purchases, leftovers, returns, refunds, disputes, releases and reversals in CNY and JPY, ${books.steps} steps in all. After each one every balance is that of a plain model, a refused step has changed nothing, and every law of money holds.`,
    );
  }
  const [shuffled] = of("shuffles").slice(-1);
  if (shuffled) {
    section(
      "What a payment provider tells, in any order",
      `${shuffled.times} orders of a history of ${shuffled.events} events of two funds of one charity and one of another, in CNY and JPY, a third of the events twice and up to three at once, through the signed webhook: payments, monthly gifts, refunds, disputes won and lost, payouts that arrive and fail. Each ended in the same canonical export of the books and the same pledges, and every law of money held.`,
    );
  }
  const mutants = of("mutants");
  if (mutants.length > 0) {
    section(
      "Small changes to the money's code",
      `In files drawn by the day's lot, each made alone, with the money's tests run against it (Stryker): ${mutants
        .map(
          ({ module, found, missed }) =>
            `of ${found + missed} in \`${module}\` a test found ${found} (${((100 * found) / (found + missed)).toFixed(1)} %)`,
        )
        .join("; ")}. The aim is 85 %.`,
    );
  }
  if (canary) {
    section(
      "Every page as everybody",
      `A child whose every sealed column holds a text that stands nowhere else, at a desk with a claim in every state. All ${canary.routes} routes of the build, as page and as data, in both languages, as ${canary.roles} kinds of visitor: ${canary.requests} looks, then every form as outsiders, wrong ids, wrong methods, the letters and the log at its most talkative. The texts stood where the rules in \`tests/e2e/canary.test.ts\` name, and nowhere else; nothing broke.`,
    );
  }
  if (view) {
    section(
      "The first view",
      `The list of wishes, with its style and icons, is ${(view.bytes / 1024).toFixed(1)} KB on the wire in ${view.requests} requests, without a script. The aim is 40 KB.`,
    );
  }
  return `${lines.join("\n")}\n`;
}
