import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const files = globSync("{app,scripts,db}/**/*.{ts,tsx}").filter((file) => file !== "db/schema.ts");

/** Modules of the domain in the order in which they may know each other. */
const modules = [
  ["privacy"],
  ["accounts"],
  ["photos"],
  ["ledger"],
  ["wishes"],
  ["batches"],
  ["imports"],
  ["claims"],
  ["offers", "deliveries", "funds", "concerns"],
  ["reports"],
  ["messages"],
];
const rank = (module: string) => modules.findIndex((group) => group.includes(module));

/** Files at the domain's top that see everything: the doors and what follows an event. */
const overseers = ["app/domain/run.server", "app/domain/reactions.server"];

const rooms: Record<string, string[]> = {
  routes: ["routes", "http", "parts", "documents", "domain", "ui", "i18n", "platform"],
  http: ["http", "domain", "i18n", "platform"],
  parts: ["parts", "domain", "ui", "i18n"],
  documents: ["documents", "domain", "i18n", "ui"],
  domain: ["domain", "platform"],
  jobs: ["jobs", "domain", "documents", "emails", "i18n", "platform"],
  emails: ["emails", "i18n", "ui"],
  i18n: ["i18n", "platform"],
  ui: ["ui", "i18n", "platform"],
  platform: ["platform"],
};

type Import = { from: string; to: string; typeOnly: boolean };

const imports: Import[] = files.flatMap((file) =>
  [
    ...readFileSync(file, "utf8").matchAll(
      /^\s*(?:import|export)(\s+type)?[^;"']*?\bfrom\s+["'](~\/|\.{1,2}\/)([^"']+)["']|\bimport\(["'](~\/|\.{1,2}\/)([^"']+)["']\)/gm,
    ),
  ].map((match) => {
    const root = match[2] ?? match[4] ?? "";
    const path = match[3] ?? match[5] ?? "";
    const to = root === "~/" ? join("app", path) : normalize(join(dirname(file), root, path));
    return { from: file, to, typeOnly: Boolean(match[1]) };
  }),
);
const roomOf = (path: string) => /^app\/([a-z0-9]+)\//.exec(path)?.[1];
const moduleOf = (path: string) => /^app\/domain\/([a-z]+)\//.exec(path)?.[1];
const tell = ({ from, to }: Import) => `${from} → ${to}`;

test("rooms import only the rooms they may", () => {
  const wrong = imports.filter(({ from, to }) => {
    const [own, other] = [roomOf(from), roomOf(to)];
    return own && other && rooms[own] && !rooms[own].includes(other);
  });
  expect(wrong.map(tell)).toEqual([]);
});

test("every room of app has its law", () => {
  const known = new Set(files.map(roomOf).filter((room) => room !== undefined));
  expect([...known].filter((room) => !rooms[room])).toEqual([]);
});

test("i18n takes only types of refusal codes from elsewhere, ui only what the browser may have", () => {
  const i18n = imports.filter(
    ({ from, to, typeOnly }) =>
      roomOf(from) === "i18n" &&
      roomOf(to) !== "i18n" &&
      !(typeOnly && to === "app/platform/refusal"),
  );
  const browser = imports.filter(
    ({ from, to, typeOnly }) =>
      ["ui", "parts"].includes(roomOf(from) ?? "") && to.endsWith(".server") && !typeOnly,
  );
  expect([...i18n, ...browser].map(tell)).toEqual([]);
});

test("a module of the domain knows only earlier ones, and a command never calls a command", () => {
  const outOfOrder = imports.filter(({ from, to }) => {
    const [own, other] = [moduleOf(from), moduleOf(to)];
    return own && other && own !== other && rank(other) >= rank(own);
  });
  expect(outOfOrder.map(tell)).toEqual([]);
  expect(files.map(moduleOf).filter((one) => one && rank(one) < 0)).toEqual([]);

  const commands = files.filter(
    (file) =>
      moduleOf(file) &&
      /=\s*command\(/.test(readFileSync(file, "utf8")) &&
      file.endsWith(".server.ts"),
  );
  const callers = imports.filter(
    ({ from, to, typeOnly }) =>
      !typeOnly && commands.includes(from) && commands.includes(`${to}.ts`) && from !== `${to}.ts`,
  );
  expect(callers.map(tell)).toEqual([]);
});

test("only the doors see all of the domain", () => {
  const top = imports.filter(
    ({ from, to }) =>
      /^app\/domain\/[^/]+\.ts$/.test(from) &&
      moduleOf(to) &&
      !overseers.some((one) => from.startsWith(one)),
  );
  const through = imports.filter(
    ({ from, to }) => moduleOf(from) && overseers.some((one) => to === one),
  );
  expect([...top, ...through].map(tell)).toEqual([]);
});

test("each table is written by its own module's rows alone", () => {
  const writes = /\b(?:insertInto|updateTable|deleteFrom)\(\s*"([\w.]+)"/g;
  const writers = new Map<string, Set<string>>();
  for (const file of files.filter((one) => one.startsWith("app/domain/"))) {
    for (const [, table] of readFileSync(file, "utf8").matchAll(writes)) {
      if (table) writers.set(table, (writers.get(table) ?? new Set()).add(moduleOf(file) ?? file));
    }
  }
  const shared = [...writers].filter(([, owners]) => owners.size > 1);
  expect(shared.map(([table, owners]) => `${table}: ${[...owners].join(", ")}`)).toEqual([]);
});

test("routes and pages reach the domain's writes and reads through the doors alone", () => {
  const aroundTheDoors = imports.filter(
    ({ from, to }) =>
      ["routes", "parts", "ui", "emails", "documents"].includes(roomOf(from) ?? "") &&
      (/\/rows\.server$/.test(to) || /\/seal\.server$/.test(to)),
  );
  expect(aroundTheDoors.map(tell)).toEqual([]);
});

test("domain knows one clock", () => {
  const clocks = files.filter((file) => {
    if (!file.startsWith("app/domain/")) return false;
    return /new Date\(\s*\)|Date\.now\(\)|\bnow\(\)/.test(
      readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""),
    );
  });
  expect(clocks).toEqual([]);
});

test("a route is short: 120 lines at most, 60 in the middle, and its loader and action ten", () => {
  const routes = globSync("app/routes/**/route.tsx");
  const lengths = routes
    .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  expect(lengths.filter((one) => one.lines > 120)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(60);

  const long = routes
    .flatMap(doorsOf)
    .filter(({ lines }) => lines > 12)
    .map(({ file, name, lines }) => `${file}: ${name} has ${lines - 2} lines`);
  expect(long).toEqual([]);
});

/** The loader and the action of a route, and how many lines their bodies have with the braces. */
function doorsOf(file: string): { file: string; name: string; lines: number }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return source.statements
    .flatMap((statement): { name?: ts.Node; body?: ts.Node }[] => {
      if (ts.isFunctionDeclaration(statement))
        return [{ name: statement.name, body: statement.body }];
      if (!ts.isVariableStatement(statement)) return [];
      return statement.declarationList.declarations.map(({ name, initializer }) => ({
        name,
        body: initializer && ts.isArrowFunction(initializer) ? initializer.body : initializer,
      }));
    })
    .flatMap(({ name, body }) => {
      const called = name?.getText(source);
      if (!body || (called !== "loader" && called !== "action")) return [];
      return [{ file, name: called, lines: lineAt(body.end) - lineAt(body.getStart(source)) + 1 }];
    });
}

test("links across pages are plain anchors, and no route switches by an intent", () => {
  const wrong = files.filter((file) => {
    const text = readFileSync(file, "utf8");
    return (
      /import \{[^}]*\b(?:Link|NavLink)\b[^}]*\} from "@remix-run\/react"/.test(text) ||
      /["']intent["']/.test(text)
    );
  });
  expect(wrong).toEqual([]);
});

test("code imports only what React Router 7 renames one to one", () => {
  const gone = /\b(?:json|defer|unstable_\w+|useLoaderData\.\w+)\b/;
  const wrong = files.filter((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(
        /import (?:type )?\{([^}]*)\} from "@remix-run\/\w+"/g,
      ),
    ].some(([, names]) => gone.test(names ?? "")),
  );
  expect(wrong).toEqual([]);
});
