const whole = (value) => Math.round(value).toLocaleString("en");
const ms = (seconds) => `${(seconds * 1_000).toFixed(seconds < 0.01 ? 1 : 0)} ms`;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const steady = ({ before, after }) => Math.max(before, after) / Math.min(before, after) <= 1.25;

/**
 * The part of docs/benchmarks.md about a fund's books, from what the measurements told.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
export function ledgerBenchmarks({ told, day, machine }) {
  const of = (name) => told.filter((one) => one.name === name);
  const ratio = ({ before, ours, after }) => ours / ((before + after) / 2);
  const rows = ["payments", "allocations"].flatMap((what) =>
    of(`books ${what}`).map(
      (one) =>
        `| ${what}${steady(one) ? "" : " (unsteady)"} | ${whole(one.before)} | ${whole(one.ours)} | ${whole(one.after)} | ${ratio(one).toFixed(2)} |`,
    ),
  );
  const middle = (what) => median(of(`books ${what}`).filter(steady).map(ratio)).toFixed(2);
  const [sums] = of("books sums").slice(-1);
  const lines = [
    "## A fund's books",
    "",
    `Written by \`npm run bench -- ledger\`, measured on ${day}, on ${machine}.`,
    "",
    "Entries a second by twelve hands, each entry a transaction of its own, while the clock seals and sums: all into one fund, in turns with the same over 48 funds. A round counts when the two readings over many funds differ by at most a quarter.",
    "",
    "| entries | many funds before | one fund | many funds after | one ÷ many |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    `In the middle ${middle("payments")} for money that comes in, and ${middle("allocations")} for money that is taken, one at a time. The aim is 0.9.`,
  ];
  if (sums)
    lines.push(
      "",
      `A quarter's sums by account and kind over ${whole(sums.postings)} postings, as of a sealed number: ${ms(sums.sums)} from the sums of days, ${ms(sums.scan)} by a scan of the postings; both say the same. All balances: ${ms(sums.balances)}. The aim is 50 ms. Sealing them took ${sums.sealing.toFixed(1)} s, summing ${sums.folding.toFixed(1)} s.`,
    );
  return lines.join("\n");
}
