const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * The page docs/first-view.md, from what Lighthouse told.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
export function firstView({ told, day, machine }) {
  const pages = [...new Set(told.map(({ name }) => name))].filter((name) =>
    name.startsWith("lighthouse "),
  );
  const row = (name) => {
    const read = told.filter((one) => one.name === name);
    const middle = (key) => median(read.map((one) => one[key]));
    const best = Math.min(...read.map(({ largestPaint }) => largestPaint));
    return `| \`${name.slice(11)}\` | ${middle("performance")} | ${Math.min(...read.map(({ others }) => others))} | ${Math.round(middle("largestPaint"))} ms (${Math.round(best)}) | ${Math.round(middle("blocked"))} ms | ${middle("shift")} | ${middle("requests")} | ${(middle("bytes") / 1024).toFixed(1)} KB |`;
  };
  const rounds = told.filter(({ name }) => name === pages[0]).length;
  return `${[
    "# The first view on a slow phone",
    "",
    "Written by `npm run bench -- lighthouse`. Do not edit.",
    "",
    `Measured on ${day}, on ${machine}, with the demo's data. Lighthouse's own phone: 1.6 Mbps, 150 ms, a processor four times slower than this one; nothing cached. Medians of ${rounds} rounds in turns, in brackets the best. The aims are 100 in every category, the largest paint within 1,000 ms, no shift, 40 KB. What others load meanwhile makes this processor, and so the phone, slower: bytes, requests, shifts and the other three scores don't depend on it and are held by \`npm test\`.`,
    "",
    "| page | performance | the other three, least | largest paint | blocked | shift | requests | on the wire |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...pages.map(row),
  ].join("\n")}\n`;
}
