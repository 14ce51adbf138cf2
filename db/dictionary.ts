import { accounts } from "./dictionary/accounts";
import { allocations } from "./dictionary/allocations";
import { children } from "./dictionary/children";
import { claims } from "./dictionary/claims";
import type { TableEntry } from "./dictionary/entry";
import { concerns } from "./dictionary/concerns";
import { funds } from "./dictionary/funds";
import { ground } from "./dictionary/ground";
import { imports } from "./dictionary/imports";
import { ledger } from "./dictionary/ledger";
import { reports } from "./dictionary/reports";
import { wishes } from "./dictionary/wishes";
import type { DB } from "./schema";

type Dictionary = { [Table in keyof DB]: TableEntry<keyof DB[Table]> };

/**
 * Every column of every table and view: who may know it, what for, and how long it is kept. A
 * column without an entry does not compile.
 */
export const dictionary: Dictionary = {
  ...ground,
  ...accounts,
  ...children,
  ...wishes,
  ...imports,
  ...claims,
  ...concerns,
  ...funds,
  ...allocations,
  ...ledger,
  ...reports,
};
