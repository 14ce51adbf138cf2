import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFund, anAllocation, anEntry, aPayment, inBooks } from "../factories/ledger";
import { post } from "~/domain/ledger/post.server";
import { asOwner } from "../setup/database";
import { sealAll } from "../setup/seal";
import { settingsToExplain } from "../../scripts/ground/explain.js";

/** Runs the built command on this file's database. */
const books = (...words: string[]) =>
  command("books", words, { ...process.env, NODE_ENV: "production" });

async function command(name: string, words: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [`build/server/${name}.js`, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, ...said };
}

test("the command tells of every law whether it holds, and fails when one is broken", async () => {
  const { fundId } = await aFund();
  const batch = await aBatchToClaim();
  await aPayment(fundId, 1_050n, { currency: "CNY" });
  await anAllocation(fundId, await aHold(await aDonor(), batch.wishes[0]!), 50n);
  await inBooks((tx, now) =>
    post(
      tx,
      now,
      anEntry({
        fundId,
        kind: "dispute_opened",
        lines: [{ from: { kind: "stripe" }, to: { kind: "disputes" }, minor: 1_050n }],
      }),
    ),
  );
  await sealAll();

  const whole = await books();
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(whole.out).toMatch(/^holds {2}1\. every entry has two sides/);
  expect(whole.out).toContain(
    `Disputes took CNY 10.50 of fund-${fundId.slice(0, 8)} that nobody has borne yet.`,
  );
  expect(whole.out).toMatch(/3 entries; the chain is sealed up to number \d+\.\n$/);
  expect(await books("--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("npm run books"),
  });
  expect((await books("--export")).out.split("\n").length).toBeGreaterThan(5);
  for (const [words, said] of [
    [["--nonsense"], "Unknown option '--nonsense'."],
    [["--report"], "Option '--report <value>' argument missing."],
    [["--report", "--json"], "Option '--report' argument is ambiguous."],
    [["somewhere"], "Unexpected argument 'somewhere'."],
  ] as const)
    expect(await books(...words)).toEqual({
      ...{ code: 2, out: "" },
      err: `${said} What this command knows, --help says.\n`,
    });

  await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    await client.query("alter table postings disable trigger user");
    await client.query("update postings set minor = minor + 1 where minor = 1050");
    await client.query("alter table postings enable trigger user");
  });
  const cooked = await books();
  expect(cooked.code).toBe(1);
  expect(cooked.out).toMatch(/BROKEN {2}1\. .*\n +entry_unbalanced entry=\S+ difference=1/);
  const asked = await books("--json");
  expect(asked.code).toBe(1);
  const told = JSON.parse(asked.out) as { broken: number; laws: { findings: unknown[] }[] };
  expect(told.broken).toBe(2);
  expect(told.laws.filter(({ findings }) => findings.length > 0)).toHaveLength(2);
});

test.each(["books", "import", "seed", "migrate", "backup", "restore", "rotate-key"])(
  "npm run %s -- --help explains itself where nothing is set up",
  async (name) => {
    vi.stubEnv("DATABASE_URL", undefined);
    vi.stubEnv("MASTER_KEY", undefined);
    vi.stubEnv("SESSION_SECRET", undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { PATH } = process.env;
    const told = await command(name, ["--help"], {
      PATH,
      NODE_ENV: "test",
      ...settingsToExplain(),
    });
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toContain(`npm run ${name}`);
  },
);
