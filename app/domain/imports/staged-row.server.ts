import { childHashes } from "../privacy/seal.server";
import type { Marker } from "./marks.server";
import type { ReadRow } from "./reading/shapes";
import { rowOfToken } from "./row-token.server";
import { sealRow } from "./sealing.server";
import type { RowChange } from "./shapes";

/** A row as one statement stages many of them; names and bytes as PostgreSQL reads them. */
export type StagedRow = {
  sheet: number;
  row: number;
  standing: ReadRow["standing"];
  errors: string[];
  warnings: string[];
  change: RowChange | null;
  child_hashes: string[];
  thing_marks: string[];
  said_marks: string[];
  mends: string | null;
  agrees: boolean;
  agreed_on: string | null;
  revised_by: string[];
  sealed: Buffer;
};

/** What staging needs besides the row. */
export type Staging = {
  importId: string;
  batchId: string;
  key: Buffer;
  hashSecret: Buffer;
  marks: Marker;
  /** The county of each township, and of the batch's place, where the paper says none. */
  countyOf(townshipCode: string | null): string;
};

const hex = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;
const told = (column: string | null, code: string) => `${column ?? ""}:${code}`;

/** Seals a row that was read and notes by what it, its child and its things are found again. */
export function staged(row: ReadRow, staging: Staging, revisedBy: string[] = []): StagedRow {
  const { importId, batchId, key, hashSecret, marks } = staging;
  const right = row.standing === "right" ? row : null;
  const child = right?.child;
  const hashes = child
    ? childHashes(
        hashSecret,
        child.legalName,
        staging.countyOf(child.townshipCode),
        child.birthYears,
      )
    : [];
  const codes = (kind: "error" | "warning") => [
    ...new Set(
      row.problems.flatMap((problem) =>
        kind === "error"
          ? "error" in problem
            ? [told(problem.column, problem.error)]
            : []
          : "warning" in problem
            ? [told(problem.column, problem.warning)]
            : [],
      ),
    ),
  ];
  return {
    sheet: row.sheet,
    row: row.row,
    standing: row.standing,
    errors: codes("error"),
    warnings: codes("warning"),
    change: right ? "new" : null,
    child_hashes: hashes.map(hex),
    thing_marks: right?.wishes.map((wish) => hex(marks.thing(wish))) ?? [],
    said_marks: right?.wishes.map((wish) => hex(marks.said(right.child, wish))) ?? [],
    mends: row.token ? rowOfToken(batchId, row.token) : null,
    agrees: right?.consent !== undefined,
    agreed_on: right?.consent?.on ?? null,
    revised_by: revisedBy,
    sealed: sealRow(key, importId, row),
  };
}
