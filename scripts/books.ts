import { system } from "~/domain/actor";
import { lookAtBooks, type Books } from "~/domain/ledger/books.server";
import { exportBooks } from "~/domain/ledger/export.server";
import { verifyReport } from "~/domain/reports/queries.server";
import { ask } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { plainAmount } from "~/platform/money";
import { readWords, WrongWords } from "./words";

const help = `npm run books — looks at the books of all funds by every law of money, and checks the chain
  --json     one object on the standard output (npm run --silent, or npm prints a line of its own first)
  --report ID  one report instead: every figure computed anew, posting by posting, as of the number it
             states, and compared with what was published; the chain is looked at too
  --export   the books as text instead, without ids, times and order: the same events, the same text
Ends with 0 when every law holds and with 1 when one is broken. It only reads.`;

const print = (text: string) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
const actor = system("books");

function sentences({ laws, entries, sealed, shortfalls }: Books): string[] {
  return [
    ...laws.flatMap(({ number, name, findings }) => [
      `${findings.length === 0 ? "holds" : "BROKEN"}  ${number}. ${name}`,
      ...findings.map(
        ({ what, ...about }) =>
          `          ${what} ${Object.entries(about)
            .map(([key, value]) => `${key}=${value}`)
            .join(" ")}`,
      ),
    ]),
    ...shortfalls.map(
      ({ fund, currency, minor }) =>
        `Disputes took ${currency} ${plainAmount({ minor, currency })} of ${fund} that nobody has borne yet.`,
    ),
    `${entries} entries; the chain is sealed up to number ${sealed}.`,
  ];
}

/** Looks at one report: 0 when it says what the books say, 1 when it differs, 2 when there is none. */
async function checkReport(reportId: string, json: boolean) {
  const report = await ask(verifyReport, { actor, input: { reportId } }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not_found") return undefined;
    throw error;
  });
  if (!report) throw new Error(`there is no report ${reportId}`);
  const { laws } = await ask(lookAtBooks, { actor, input: {} });
  const chain = laws.filter(({ number }) => number === 8).flatMap(({ findings }) => findings);
  const { id, of, firstDay, lastDay, version, state, sealed, differences } = report;
  if (json) print(JSON.stringify({ ...report, chain }, plain));
  else
    print(
      [
        `Report ${id} of ${of}, ${firstDay} to ${lastDay}, version ${version}, ${state}; sealed number ${sealed}.`,
        ...chain.map(({ what, ...about }) => `BROKEN  ${what} ${JSON.stringify(about)}`),
        ...differences.map(
          ({ what, published, found }) =>
            `DIFFERS  ${what}: published ${published}, the books say ${found}`,
        ),
        ...(differences.length + chain.length === 0
          ? ["holds  every figure is that of the books at this number"]
          : []),
      ].join("\n"),
    );
  if (differences.length + chain.length > 0) process.exitCode = 1;
}

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

async function main() {
  const { values } = readWords({
    options: {
      json: { type: "boolean", default: false },
      export: { type: "boolean", default: false },
      report: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return print(help);
  if (values.export) return print(await ask(exportBooks, { actor, input: {} }));

  if (values.report) return await checkReport(values.report, values.json);

  const books = await ask(lookAtBooks, { actor, input: {} });
  const broken = books.laws.filter(({ findings }) => findings.length > 0).length;
  print(values.json ? JSON.stringify({ ...books, broken }, plain) : sentences(books).join("\n"));
  if (broken > 0) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    console.error(
      error instanceof WrongWords ? error.message : `The books could not be read: ${String(error)}`,
    );
    process.exitCode = 2;
  })
  .finally(closePools);
