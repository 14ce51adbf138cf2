import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { organizationLife } from "~/domain/accounts/life";
import { batchLife } from "~/domain/batches/life";
import { claimLife } from "~/domain/claims/life";
import { concernLife } from "~/domain/concerns/life";
import {
  allocationLife,
  depositLife,
  disputeLife,
  paymentLife,
  pledgeLife,
  purchaseLife,
  refundLife,
} from "~/domain/funds/life";
import { statementLife } from "~/domain/funds/statement/life";
import { importLife, rowLife } from "~/domain/imports/life";
import { photoLife } from "~/domain/photos/life";
import { reportLife } from "~/domain/reports/life";
import { stockLife } from "~/domain/deliveries/life";
import { wishLife } from "~/domain/wishes/life";
import { refusals } from "~/i18n/refusals";
import { asOwner } from "../setup/database";

const owner = process.env.DATABASE_OWNER_URL ?? "";

/** Rows of one query, as the database's owner. */
const rows = async (statement: string): Promise<Record<string, unknown>[]> =>
  asOwner(owner, async (client) => (await client.query<Record<string, unknown>>(statement)).rows);

let labels: Map<string, string[]>;
beforeAll(async () => {
  const found = await rows(
    `select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid`,
  );
  labels = new Map();
  for (const { typname, enumlabel } of found) {
    labels.set(String(typname), [...(labels.get(String(typname)) ?? []), String(enumlabel)]);
  }
});

test.each([
  ["batch_state", batchLife],
  ["wish_state", wishLife],
  ["claim_state", claimLife],
  ["stock_state", stockLife],
  ["import_state", importLife],
  ["row_standing", rowLife],
  ["concern_state", concernLife],
  ["pledge_state", pledgeLife],
  ["payment_state", paymentLife],
  ["deposit_state", depositLife],
  ["report_state", reportLife],
  ["allocation_state", allocationLife],
  ["purchase_state", purchaseLife],
  ["refund_state", refundLife],
  ["dispute_state", disputeLife],
  ["statement_state", statementLife],
] as const)("%s has just the states of its lifecycle", (type, life) => {
  expect([...(labels.get(type) ?? [])].sort()).toEqual([...life.states].sort());
});

test.each([
  ["batch", batchLife],
  ["wish", wishLife],
  ["claim", claimLife],
  ["stock", stockLife],
  ["photo", photoLife],
  ["import", importLife],
  ["import_row", rowLife],
  ["organization", organizationLife],
  ["pledge", pledgeLife],
  ["payment", paymentLife],
  ["deposit", depositLife],
  ["report", reportLife],
  ["allocation", allocationLife],
  ["purchase", purchaseLife],
  ["refund", refundLife],
  ["dispute", disputeLife],
  ["statement", statementLife],
] as const)("the database lets a %s take just the steps of its lifecycle", async (name, life) => {
  const steps = Object.values<{ from: readonly string[]; to: string }>(life.steps);
  const listed = life.states.flatMap((from) => life.states.map((to) => ({ from, to })));
  const allowed = await rows(
    listed
      .map(
        ({ from, to }) =>
          `select '${from}>${to}' as step where life_allows('${name}', '${from}', '${to}')`,
      )
      .join(" union all "),
  );
  const wanted = listed.filter(
    ({ from, to }) =>
      from !== to && steps.some((step) => step.to === to && step.from.includes(from)),
  );
  expect(allowed.map(({ step }) => step).sort()).toEqual(
    wanted.map(({ from, to }) => `${from}>${to}`).sort(),
  );
});

test("one live claim for a wish: the index leaves out just the states that end a claim", async () => {
  const [index] = await rows(
    "select pg_get_indexdef(indexrelid) as definition, indisunique from pg_index where indexrelid = 'claim_wish_taken'::regclass",
  );
  const ended = ["released", "expired", "cancelled"];
  expect(index?.indisunique).toBe(true);
  const named = [...String(index?.definition).matchAll(/'(\w+)'::claim_state/g)].map(
    (match) => match[1],
  );
  expect(named.sort()).toEqual([...ended].sort());
  for (const state of ended) expect(claimLife.verbsFrom(state as never)).toEqual([]);
});

test("every named constraint that can refuse a person has a sentence in both languages", async () => {
  const constraints = await rows(`
    select conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
      join pg_namespace n on n.oid = t.relnamespace
      where n.nspname in ('public', 'keys') and c.contype in ('c', 'u', 'x')
    union select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'keys') and i.indisunique and not i.indisprimary`);
  const raised = globSync("db/migrations/*.sql").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/constraint = '(\w+)'/g)].map(
      (match) => match[1] ?? "",
    ),
  );
  const names = [...constraints.map((row) => String(row.name)), ...raised].filter(
    (name) => !/_(pkey|fkey|key|check|excl|not_null)\d*$/.test(name),
  );
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !(name in refusals))).toEqual([]);
});

test("every refusal says something in both languages, and ends like a sentence", () => {
  for (const [code, sentences] of Object.entries(refusals)) {
    expect(sentences["zh-CN"], code).toMatch(/\p{Script=Han}.*。$/su);
    expect(sentences.en, code).toMatch(/^[A-Z“].*[.]$/s);
  }
});

test("the types of the tables are those of the migrations", () => {
  const file = join(tmpdir(), `schema-${process.pid}.ts`);
  execFileSync(process.execPath, ["scripts/schema.ts", "--out", file], {
    env: { ...process.env, PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH}` },
  });
  const fresh = readFileSync(file, "utf8");
  rmSync(file);
  expect(fresh).toBe(readFileSync("db/schema.ts", "utf8"));
});

test("every table of a tenant has row-level security", async () => {
  const bare = await rows(`
    select t.relname from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname in ('public', 'keys') and t.relkind = 'r' and not t.relrowsecurity
      and exists (select 1 from pg_attribute a where a.attrelid = t.oid
        and a.attname in ('organizer_id', 'organization_id', 'fund_id') and not a.attisdropped)`);
  expect(bare).toEqual([]);
});

test("the reader may look at the public views and places, and nothing else", async () => {
  const granted = await rows(`
    select table_schema || '.' || table_name as name, privilege_type from information_schema.role_table_grants
    where grantee = 'wishbridge_reading'
    union select table_schema || '.' || table_name, privilege_type from information_schema.column_privileges
    where grantee = 'wishbridge_reading' order by 1`);
  expect(granted).toEqual(
    [
      "places",
      "public_batches",
      "public_business_counts",
      "public_businesses",
      "public_fund_flows",
      "public_fund_grants",
      "public_funds",
      "public_grants",
      "public_photos",
      "public_report_lines",
      "public_report_photos",
      "public_reports",
      "public_wishes",
    ].map((table) => ({
      name: `public.${table}`,
      privilege_type: "SELECT",
    })),
  );
});

test("nothing that is append-only can be changed by the application", async () => {
  const granted = await rows(`
    select table_name, privilege_type from information_schema.role_table_grants
    where grantee = 'wishbridge_application' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
      and table_name in ('events', 'audit_entries', 'seals', 'confirmations', 'deliveries',
        'purposes', 'ledgers', 'ledger_accounts', 'entries', 'postings')`);
  expect(granted).toEqual([]);
});
