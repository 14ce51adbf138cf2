import { readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { beforeAll, expect, test } from "vitest";
import { readFile } from "~/domain/imports/read-file.server";
import { startImport } from "~/domain/imports/start-import.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { storeUpload } from "~/domain/imports/upload.server";
import { run } from "~/domain/run.server";
import { readImport } from "~/jobs/read-import";
import { takeInRows } from "~/jobs/take-in-rows";
import { aBatch } from "../factories/batches";
import { pageOf } from "../factories/imports";
import { tell } from "../setup/proof";
import { context } from "../sheets/shape";
import { columnCount, csvOfCounty, xlsxOfCounty } from "./tables";

const many = 100_000;
const mostOfWorkbook = 5_000;
const [steadyRounds, mostRounds] = [3, 8];

const csv = csvOfCounty(many);
const client = new pg.Client(process.env.DATABASE_OWNER_URL);
beforeAll(() => client.connect());

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** The limit: PostgreSQL takes the same bytes into a table of texts, and nothing is understood. */
async function copied(): Promise<number> {
  const cells = Array.from({ length: columnCount }, (_, at) => `c${at} text`).join(", ");
  await client.query(`create temp table copied (${cells})`);
  const took = await seconds(() =>
    pipeline(
      Readable.from([csv]),
      client.query(copyFrom("copy copied from stdin (format csv, header)")),
    ),
  );
  await client.query("drop table copied");
  return took;
}

const peakOf = (pid: number | string) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** The most memory in MB that processes started by this one took while `work` ran. */
async function watched(work: () => Promise<void>): Promise<number> {
  let most = 0;
  const look = () => {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
    for (const pid of children.trim().split(" ").filter(Boolean)) {
      try {
        most = Math.max(most, peakOf(pid));
      } catch {
        continue;
      }
    }
  };
  const timer = setInterval(look, 20);
  await work();
  clearInterval(timer);
  return most;
}

async function understood(bytes: Uint8Array, name: string): Promise<number> {
  let rows = 0;
  for await (const message of readFile(bytes, { name, context })) {
    if (message.kind === "refused") throw new Error(message.code);
    if (message.kind === "rows")
      rows += message.rows.filter(({ standing }) => standing === "right").length;
  }
  return rows;
}

test("reading 100,000 rows, every one understood, beside COPY", { timeout: 600_000 }, async () => {
  let steady = 0;
  await copied();
  for (let round = 0; round < mostRounds && steady < steadyRounds; round += 1) {
    const before = await copied();
    let [ours, rows] = [0, 0];
    const memory = await watched(async () => {
      ours = await seconds(async () => (rows = await understood(csv, "county.csv")));
    });
    const after = await copied();
    expect(rows).toBe(many);
    tell("import csv", { rows: many, before, ours, after, memory, parent: peakOf("self") });
    if (Math.max(before, after) / Math.min(before, after) <= 1.25) steady += 1;
  }
});

test("a workbook of 5,000 rows, from upload to preview", { timeout: 600_000 }, async () => {
  const bytes = new Uint8Array(await xlsxOfCounty(mostOfWorkbook));
  for (let round = 0; round < steadyRounds; round += 1) {
    const batch = await aBatch();
    const actor = batch.desk.coordinator;
    let ours = 0;
    const memory = await watched(async () => {
      ours = await seconds(async () => {
        const upload = await storeUpload(new File([bytes], "county.xlsx"));
        const { id } = await run(startImport, { actor, input: { slug: batch.slug, upload } });
        await readImport({ importId: id });
        const page = await pageOf(batch, id);
        expect(page).toMatchObject({ state: "ready", rowsRead: mostOfWorkbook });
      });
    });
    tell("import xlsx", { rows: mostOfWorkbook, ours, memory, parent: peakOf("self") });
  }
});

test(
  "100,000 rows from upload to preview, and from preview to drafts",
  { timeout: 1_200_000 },
  async () => {
    const batch = await aBatch();
    const actor = batch.desk.coordinator;
    let importId = "";
    const staging = await seconds(async () => {
      const upload = await storeUpload(new File([new Uint8Array(csv)], "county.csv"));
      const { id } = await run(startImport, { actor, input: { slug: batch.slug, upload } });
      importId = id;
      await readImport({ importId });
    });
    const staged = await pageOf(batch, importId);
    expect(staged).toMatchObject({ state: "ready", rowsRead: many });
    const taking = await seconds(async () => {
      await run(takeIn, { actor, input: { importId } });
      await takeInRows({ importId });
    });
    const { counts } = await pageOf(batch, importId);
    expect(counts.imported).toBe(staged.counts.right);
    tell("import taken", {
      ...{ rows: many, right: staged.counts.right, imported: counts.imported },
      ...{ staging, taking, parent: peakOf("self") },
    });
  },
);
