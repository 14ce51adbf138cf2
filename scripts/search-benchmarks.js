const one = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"));
const kinds = { common: "common", medium: "medium", rare: "rare" };

/**
 * The part of docs/benchmarks.md about the wall of wishes, from what the measurements told.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
export function searchBenchmarks({ told, day, machine }) {
  const of = (name) => told.filter((entry) => entry.name === name);
  const rows = Object.keys(kinds).flatMap((kind) =>
    of(`search ${kind}`).map(
      ({ clients, searches, median, p99 }) =>
        `| ${kind} | ${clients} | ${searches} | ${one(median)} ms | ${one(p99)} ms |`,
    ),
  );
  const [depth] = of("search depth").slice(-1);
  const [plans] = of("search plans").slice(-1);
  const lines = [
    "## The wall of wishes",
    "",
    `Written by \`npm run bench -- search\`, measured on ${day}, on ${machine}.`,
    "",
    "A million public wishes in 2,000 batches, three of four open. A word of two characters, in half of the searches with one filter more: the first page, the total, and how many each filter would leave. *Common* words stand in about one wish of ten, *medium* ones in one of a hundred, *rare* ones in one of ten thousand. Time from the call to the page's data, in the same process as the load generator.",
    "",
    "| word | clients | searches | median | p99 |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    "The aim is a p99 of 10 ms for one client and of 80 ms for sixteen, on a machine that does nothing else.",
  ];
  if (depth)
    lines.push(
      "",
      `A page ${depth.depth.toLocaleString("en")} wishes deep took ${one(depth.deep)} ms in the middle, the first one ${one(depth.first)} ms in turns with it: ${(depth.deep / depth.first).toFixed(2)} times as long. The aim is 1.5.`,
    );
  if (plans)
    lines.push(
      "",
      `No plan of ${plans.searches} searches, from no filter to every one, reads the wishes from end to end.`,
    );
  return lines.join("\n");
}
