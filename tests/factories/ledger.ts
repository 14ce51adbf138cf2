import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import { command, sweep } from "~/domain/door.server";
import { reserved, received } from "~/domain/ledger/lines";
import { post, type NewPosting } from "~/domain/ledger/post.server";
import { run, runSweep } from "~/domain/run.server";
import type { Tx } from "~/platform/db.server";
import { z } from "zod";
import { asOwner } from "../setup/database";
import { aDonor } from "./donors";

const owner = () => process.env.DATABASE_OWNER_URL ?? "";

export type Fund = { fundId: string; charityId: string; treasurer: Person; approver: Person };

/** A fund under a host charity; its treasurer is the fund's own, its approver is of the charity. */
export async function aFund(): Promise<Fund> {
  const [treasurer, approver] = [await aDonor(), await aDonor()];
  const [fundId, charityId] = [randomUUID(), randomUUID()];
  await asOwner(owner(), (client) =>
    client.query(
      `insert into organizations (id, slug, kind, name, contact_email, state, applied_by, applied_at, decided_by, decided_at, host_id)
       values ($1::uuid, 'charity-' || left($1::text, 8), 'charity', '禾川县慈善会', 'office@example.org', 'verified', $3, clock_timestamp(), $4, clock_timestamp(), null),
              ($2::uuid, 'fund-' || left($2::text, 8), 'fund', '石桥社区慈善基金', 'fund@example.org', 'verified', $3, clock_timestamp(), $4, clock_timestamp(), $1)`,
      [charityId, fundId, treasurer.personId, approver.personId],
    ),
  );
  return {
    ...{ fundId, charityId },
    treasurer: staffOf(treasurer, fundId),
    approver: staffOf(approver, charityId),
  };
}

/** The person as somebody who works for the organization. */
export const staffOf = (person: Person, organizationId: string): Person => ({
  ...person,
  memberships: [
    {
      ...{ organizationId, kind: "organizer", name: "", slug: "", verified: true },
      roles: ["coordinator"],
    },
  ],
});

/** Does something with the books as the clock does, in one transaction. */
export async function inBooks<Result>(
  work: (tx: Tx, now: Date) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  await runSweep(
    sweep("ledger.test", async ({ tx, now }) => {
      result = await work(tx, now);
      return 1;
    }),
  );
  return result as Result;
}

/** Does something with the books as a person does. */
export const inBooksAs = <Result>(
  actor: Person,
  work: (tx: Tx, now: Date) => Promise<Result>,
): Promise<Result> =>
  run(
    command("ledger.test", {
      input: z.object({}),
      may: () => true,
      handle: ({ tx, now }) => work(tx, now),
    }),
    { actor, input: {} },
  );

type Given = Partial<NewPosting> & Pick<NewPosting, "fundId" | "lines">;

/** An entry with what a test doesn't care about filled in. */
export const anEntry = (given: Given): NewPosting => ({
  currency: "CNY",
  kind: "payment",
  happenedOn: "2026-03-05",
  source: { type: "test", id: randomUUID() },
  ...given,
});

/** Money that came in, for a purpose or for anything. */
export const aPayment = (fundId: string, minor: bigint, over: Partial<NewPosting> = {}) =>
  inBooks((tx, now) =>
    post(
      tx,
      now,
      anEntry({
        fundId,
        lines: [received({ kind: "stripe" }, { kind: "general" }, minor)],
        ...over,
      }),
    ),
  );

/** General money reserved for a claim. */
export const anAllocation = (fundId: string, claimId: string, minor: bigint) =>
  inBooks((tx, now) =>
    post(
      tx,
      now,
      anEntry({
        fundId,
        kind: "allocation",
        lines: [reserved(claimId, { kind: "general" }, minor)],
      }),
    ),
  );
