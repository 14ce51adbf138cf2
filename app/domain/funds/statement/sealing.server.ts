import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { openDataKeys, sealText, unsealText } from "../../privacy/seal.server";
import type { StatementLayout } from "./columns";

/** What a line says of people, and the row as it is read anew under other columns. */
export type LineTexts = { counterparty: string; remark: string; cells: string[] };

const lineContext = (statementId: string, number: number) =>
  `statement_lines:${statementId}:${number}`;
const layoutContext = (statementId: string) => `statements.layout:${statementId}`;

export const sealLine = (
  key: Buffer,
  statementId: string,
  number: number,
  texts: LineTexts,
): Buffer => sealText(key, JSON.stringify(texts), lineContext(statementId, number));

/** What a line says. Whoever shows it to somebody leaves an audit row. */
export const openLine = (
  key: Buffer,
  statementId: string,
  number: number,
  sealed: Buffer,
): LineTexts => JSON.parse(unsealText(key, sealed, lineContext(statementId, number))) as LineTexts;

export const sealLayout = (key: Buffer, statementId: string, layout: StatementLayout): Buffer =>
  sealText(key, JSON.stringify(layout), layoutContext(statementId));
export const openLayout = (key: Buffer, statementId: string, sealed: Buffer): StatementLayout =>
  JSON.parse(unsealText(key, sealed, layoutContext(statementId))) as StatementLayout;

/** The key of a statement; undefined where what it says of people is forgotten. */
export const keyStillThere = async (tx: Tx, { keyId }: { keyId: string | null }) =>
  keyId ? (await openDataKeys(tx, [keyId])).get(keyId)?.bytes : undefined;

/** The key of a statement. Refuses where what it says of people is forgotten. */
export async function keyOfStatement(tx: Tx, statement: { keyId: string | null }): Promise<Buffer> {
  const key = await keyStillThere(tx, statement);
  if (!key) throw new Refusal("statement_forgotten");
  return key;
}
