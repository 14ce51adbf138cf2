import { ledgerBenchmarks } from "./ledger-benchmarks.js";
import { searchBenchmarks } from "./search-benchmarks.js";

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const whole = (value) => Math.round(value).toLocaleString("en");
const steady = ({ before, after }) => Math.max(before, after) / Math.min(before, after) <= 1.25;

/** Makes the paper anew with one part of it measured again; the others stay as they were. */
const withPart = (part) => (given, paper) => {
  const text = part(given).trim();
  const [title] = text.split("\n", 1);
  const parts = paper.trim().split(/^(?=## )/m);
  const at = parts.findIndex((one) => one.startsWith(`${title}\n`));
  parts.splice(at < 0 ? parts.length : at, 1, text);
  return `${parts.map((one) => one.trim()).join("\n\n")}\n`;
};

export const benchmarks = {
  ledger: withPart(ledgerBenchmarks),
  pages: withPart(pages),
  search: withPart(searchBenchmarks),
  tables: withPart(tables),
};

const micro = (seconds) => `${whole(seconds * 1e6)} µs`;
const rate = ({ before, ours, after }) => ours / ((before + after) / 2);

/**
 * The part of docs/benchmarks.md about pages.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
function pages({ told, day, machine }) {
  const of = (name) => told.filter((one) => one.name === name);
  const tableOf = (rounds) => [
    "| round | limit before | ours | limit after | ours ÷ limit | processor: limit | ours | limit ÷ ours |",
    "| ----: | -----------: | ---: | ----------: | -----------: | ---------------: | ---: | -----------: |",
    ...rounds.map(
      (one, index) =>
        `| ${index + 1}${steady(one) ? "" : " (unsteady)"} | ${whole(one.before)} | ${whole(one.ours)} | ${whole(one.after)} | ${rate(one).toFixed(2)} | ${micro(one.costOfLimit)} | ${micro(one.cost)} | ${(one.costOfLimit / one.cost).toFixed(2)} |`,
    ),
    "",
  ];
  const thrift = (rounds) => median(rounds.map((one) => one.costOfLimit / one.cost)).toFixed(2);
  const middle = (rounds) => median(rounds.filter(steady).map(rate)).toFixed(2);
  const [kept, drawn] = [of("page kept"), of("page drawn")];
  return [
    "## Public pages",
    "",
    `Written by \`npm run bench -- pages\`, measured on ${day}, on ${machine}. Answers a second of \`/wishes\` with 24 of 60 wishes, asked by 32 connections that stay open, from a program on the same cores; the log is written. A round counts when the two readings of the limit differ by at most a quarter. The time of the processor that an answer costs the server says the same where others use the machine too, and every round counts for it.`,
    "",
    "From memory, for visitors without a cookie. The limit is a bare `node:http` server that sends the same compressed bytes and nothing else: no log, no figures, three headers instead of thirteen.",
    "",
    ...tableOf(kept),
    `In the middle ${middle(kept)} of the limit by answers a second, ${thrift(kept)} by the processor. The aim is 0.6.`,
    "",
    "Drawn anew, with a cookie. The limit is a bare `node:http` server that asks the database for the same wishes in a prepared statement and sends the rows as JSON; the page asks for the choices of its filters and the names of places too.",
    "",
    ...tableOf(drawn),
    `In the middle ${middle(drawn)} of the limit by answers a second, ${thrift(drawn)} by the processor. The aim is 0.18.`,
    "",
  ].join("\n");
}

/**
 * The part of docs/benchmarks.md about tables.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
function tables({ told, day, machine }) {
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
    "## An organizer's table",
    "",
    `Written by \`npm run bench -- import\`, measured on ${day}, on ${machine}.`,
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
