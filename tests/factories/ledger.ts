import { randomUUID } from "node:crypto";
import { system, type Person } from "~/domain/actor";
import { command, sweep } from "~/domain/door.server";
import { availableOf, balancesOf } from "~/domain/ledger/balances.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import { reserved, received } from "~/domain/ledger/lines";
import { post, type NewPosting } from "~/domain/ledger/post.server";
import { ask, run, runSweep } from "~/domain/run.server";
import type { Tx } from "~/platform/db.server";
import { z } from "zod";
import { asOwner } from "../setup/database";
import { aBatchToClaim, aHold } from "./claims";
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

/** Claims of as many wishes of one batch. */
export async function someClaims(count: number) {
  const batch = await aBatchToClaim({ wishes: count });
  const claims = await Promise.all(batch.wishes.map(async (wish) => aHold(await aDonor(), wish)));
  return { batch, claims };
}

/** An entry of a fund with what a test doesn't care about filled in, in the books. */
export const posting = (fundId: string, over: Partial<NewPosting> & Pick<NewPosting, "lines">) =>
  inBooks((tx, now) => post(tx, now, anEntry({ fundId, ...over })));

/** What a fund can still give. */
export const available = (fundId: string, currency = "CNY") =>
  inBooks((tx) => availableOf(tx, { fundId, currency }));

/** What lies on each account of a fund, now or at a sealed number. */
export const balances = async (fundId: string, upTo?: bigint) => {
  const found = await inBooks((tx) => balancesOf(tx, { fundId, upTo }));
  return Object.fromEntries(
    found.map(({ account, currency, minor }) => [`${currency} ${account.kind}`, minor]),
  );
};

/** The codes of what breaks a law at this moment. */
export async function broken() {
  const books = await ask(lookAtBooks, { actor: system("test"), input: {} });
  return books.laws.flatMap(({ findings }) => findings.map(({ what }) => what));
}
