import { afterAll, beforeAll, expect, test } from "vitest";
import { dictionary } from "../../db/dictionary";
import { tiers } from "../../db/dictionary/entry";
import { rows } from "../setup/database";

const camel = (name: string) =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const ours = "table_schema in ('public', 'keys') and table_name not in ('migrations')";

type Column = { schema: string; table: string; column: string; readable: boolean };
let columns: Column[] = [];
const nameOf = ({ schema, table }: Column) =>
  (schema === "public" ? "" : `${schema}.`) + camel(table);

const entries = Object.entries(dictionary).flatMap(([table, { columns: described }]) =>
  Object.entries(described).map(([column, entry]) => ({ name: `${table}.${column}`, ...entry })),
);

beforeAll(async () => {
  columns =
    await rows<Column>(`select table_schema as schema, table_name as table, column_name as column,
    has_column_privilege('wishbridge_reading', format('%I.%I', table_schema, table_name), column_name, 'select')
      and has_schema_privilege('wishbridge_reading', table_schema, 'usage') as readable
    from information_schema.columns where ${ours}`);
});
afterAll(() => {
  columns = [];
});

test("every column stands in the dictionary, and nothing that is not there", () => {
  const real = columns.map((one) => `${nameOf(one)}.${camel(one.column)}`).sort();
  expect(entries.map(({ name }) => name).sort()).toEqual(real);
});

test("every entry says who may know it, what for and how long it is kept", () => {
  expect(
    entries.filter(({ tier, purpose }) => !tiers.includes(tier) || purpose.length < 2),
  ).toEqual([]);
  expect(Object.values(dictionary).filter(({ retention }) => retention.length < 4)).toEqual([]);
});

test("the reader's login reads what is public and nothing else", () => {
  const tierOf = new Map(entries.map(({ name, tier }) => [name, tier]));
  const readable = columns.filter((one) => one.readable);
  const leaks = readable.filter(
    (one) => tierOf.get(`${nameOf(one)}.${camel(one.column)}`) !== "public",
  );
  expect(leaks).toEqual([]);
  expect([...new Set(readable.map(nameOf))].sort()).toEqual([
    "places",
    "publicBatches",
    "publicBusinessCounts",
    "publicBusinesses",
    "publicFundFlows",
    "publicFundGrants",
    "publicFunds",
    "publicGrants",
    "publicPhotos",
    "publicReportLines",
    "publicReportPhotos",
    "publicReports",
    "publicWishes",
  ]);
});

test("a sealed column is bytes, and no public view shows what is of the case", async () => {
  const wrong = await rows(`select table_name, column_name from information_schema.columns
    where ${ours} and column_name like '%\\_sealed' and data_type <> 'bytea'`);
  expect(wrong).toEqual([]);
});

test("every table of a tenant has row-level security with a policy", async () => {
  const open = await rows(`select c.table_name from information_schema.columns c
    join pg_class t on t.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
    where ${ours.replaceAll("table_", "c.table_")} and c.column_name in ('organizer_id', 'organization_id', 'fund_id')
      and t.relkind = 'r' and not (t.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = t.oid))`);
  expect(open).toEqual([]);
});

test("what is only ever added to can't be changed by the application", async () => {
  const changing =
    await rows(`select table_name, privilege_type from information_schema.role_table_grants
    where grantee = 'wishbridge_application' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
      and table_name in ('events', 'audit_entries', 'seals', 'confirmations', 'entries', 'postings')`);
  expect(changing).toEqual([]);
});
