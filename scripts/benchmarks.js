const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const whole = (value) => Math.round(value).toLocaleString("en");
const steady = ({ before, after }) => Math.max(before, after) / Math.min(before, after) <= 1.25;

/**
 * The page docs/benchmarks.md, from what the measurements told.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
export function benchmarks({ told, day, machine }) {
  const of = (name) => told.filter((one) => one.name === name);
  const csv = of("import csv");
  const rounds = csv.filter(steady);
  const speed = (seconds, { rows }) => rows / seconds;
  const limit = (one) => (one.before + one.after) / 2;
  const table = [
    "| round | COPY before | ours | COPY after | ours ÷ COPY | reader's memory |",
    "| ----: | ----------: | ---: | ---------: | ----------: | --------------: |",
    ...csv.map(
      (one, index) =>
        `| ${index + 1}${steady(one) ? "" : " (unsteady)"} | ${whole(speed(one.before, one))} | ${whole(speed(one.ours, one))} | ${whole(speed(one.after, one))} | ${(limit(one) / one.ours).toFixed(2)} | ${whole(one.memory)} MB |`,
    ),
  ];
  const xlsx = of("import xlsx");
  const [taken] = of("import taken").slice(-1);
  const lines = [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- import`. Do not edit.",
    "",
    `Measured on ${day}, on ${machine}. Only ratios of one run say something; the figures show the order of size.`,
    "",
    "## An organizer's table",
    "",
    "A CSV of 100,000 children in every notation that people use, two wishes in one cell here and there. *Ours* is all of reading: decoding, finding the header, understanding each cell, ages and prices and sizes, looking for what must never be kept, and handing the rows to the program that asked. *COPY* is PostgreSQL taking the same bytes into a table of texts without understanding any. Rows a second; a round counts when the two readings of COPY differ by at most a quarter.",
    "",
    ...table,
    "",
    `In the middle ${whole(median(rounds.map((one) => speed(one.ours, one))))} rows a second, ${median(rounds.map((one) => limit(one) / one.ours)).toFixed(2)} of COPY, with at most ${whole(Math.max(...csv.map(({ memory }) => memory)))} MB in the process that reads. The aim is 20,000 rows a second and 400 MB.`,
  ];
  if (xlsx.length > 0)
    lines.push(
      "",
      `A workbook of ${whole(xlsx[0].rows)} rows, from the upload to the preview (sealed, read, staged, compared): ${xlsx.map(({ ours }) => `${ours.toFixed(1)} s`).join(", ")}; the reader took at most ${whole(Math.max(...xlsx.map(({ memory }) => memory)))} MB. The aim is 3 s.`,
    );
  if (taken)
    lines.push(
      "",
      `The same ${whole(taken.rows)} rows from the upload to the preview: ${taken.staging.toFixed(1)} s (${whole(taken.rows / taken.staging)} rows a second). From the preview to drafts, each child sealed under a key of its own: ${taken.taking.toFixed(1)} s (${whole(taken.imported / taken.taking)} rows a second). The program that does it, test runner included, took at most ${whole(taken.parent)} MB.`,
    );
  return `${lines.join("\n")}\n`;
}
