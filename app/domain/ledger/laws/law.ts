import type { Tx } from "~/platform/db.server";

/** Something that breaks a law: a code, and the ids and figures that say where to look. */
export type Finding = { what: string } & Readonly<Record<string, string>>;

/** A law of money (design: money.md), by its number there, as a look at live books. */
export type Law = {
  number: number;
  name: string;
  /** What breaks it, `mostFindings` at most; reads alone, and needs the clock's scope. */
  broken(tx: Tx): Promise<Finding[]>;
};

export const mostFindings = 100;
