import { chmodSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openCluster, removeCluster } from "../../scripts/postgres/embedded.js";
import { alive, until } from "../../scripts/postgres/processes.js";

function aHome() {
  const home = mkdtempSync(join(tmpdir(), "wishbridge-home-"));
  // As root the server runs as another user, who must be able to come in.
  chmodSync(home, 0o711);
  onTestFinished(() => removeCluster(home));
  return home;
}

async function write(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

test("what was written before a kill -9 is there after the next start", async () => {
  const home = aHome();
  const first = await openCluster({ home });
  await write(first.urls.owner, "create table kept as select 7 as number");
  process.kill(first.pid, "SIGKILL");
  await until(() => !alive(first.pid), 5_000);

  const second = await openCluster({ home });

  expect(second.joined).toBe(false);
  expect(second.urls).toEqual(first.urls);
  expect(await write(second.urls.owner, "select number from kept")).toEqual([{ number: 7 }]);
});

test("a server that outlived its start is joined, not doubled", async () => {
  const home = aHome();
  const first = await openCluster({ home });
  const second = await openCluster({ home });

  expect(second).toMatchObject({ joined: true, pid: first.pid });
  await second.stop();
  expect(alive(first.pid)).toBe(false);
});

test("a stale note that names a stranger's process does not stand in the way", async () => {
  const home = aHome();
  const first = await openCluster({ home });
  await first.stop();
  const note = join(home, "postgres/postmaster.pid");
  writeFileSync(note, `${process.pid}\n${home}/postgres\n1\n5432\n\n\n\nready\n`);
  chmodSync(note, 0o644);

  const second = await openCluster({ home });

  expect(second.joined).toBe(false);
  expect(await write(second.urls.application, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("passwords lie where only their owner reads them, and a wrong one opens nothing", async () => {
  const home = aHome();
  const { urls } = await openCluster({ home });
  expect(statSync(join(home, "postgres.json")).mode & 0o777).toBe(0o600);

  const guessed = new URL(urls.owner);
  guessed.password = "wishbridge";
  await expect(write(guessed.href, "select 1")).rejects.toThrow(/password authentication failed/);
});
