import { openSession } from "~/domain/accounts/sessions.server";
import { expect } from "vitest";
import { refusals } from "~/i18n/refusals";
import { aDonor } from "../factories/donors";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { asOwner } from "./database";
import type { Chance } from "./random";
import type { Server } from "./server";
import { type Answer, aVisitor, type Visitor } from "./visitor";

/** What the site told somebody who ran for wishes. */
export type Run = {
  /** The claims that were promised to him by an answer. */
  claims: string[];
  answers: Answer[];
  /** Requests that ended without an answer: the server was gone. */
  unanswered: number;
};

type Wishes = { wishes: { publicId: string }[] };
type Runner = { visitor: Visitor; first: string; wants?: number };

/** The open wishes that a refused answer offers instead. */
export const offered = ({ text }: Answer) => {
  const list = /<ul class="nearest">(.*?)<\/ul>/s.exec(text)?.[1] ?? "";
  return [...list.matchAll(/href="(?:\/en)?\/wishes\/([a-z0-9]{8})"/g)].map(([, id]) => id!);
};

export const saysTaken = ({ text }: Answer) => text.includes(refusals.claim_wish_taken["zh-CN"]);
export const saysCapped = ({ text }: Answer) => text.includes(refusals.claim_cap_reached["zh-CN"]);

/**
 * Runs for one wish after another, as somebody in a hurry does: the first he saw, then what the
 * refusal offers, until he has what he wants or nothing is offered any more.
 */
export async function pursue({ visitor, first, wants = 1 }: Runner): Promise<Run> {
  const run: Run = { claims: [], answers: [], unanswered: 0 };
  const tried = new Set<string>();
  const ahead = [first];
  while (run.claims.length < wants) {
    const wish = ahead.shift();
    if (!wish) break;
    if (tried.has(wish)) continue;
    tried.add(wish);
    const answer = await reach(visitor, wish).catch(() => undefined);
    if (!answer) {
      run.unanswered += 1;
      break;
    }
    run.answers.push(answer);
    const claim = /\/claims\/([0-9a-f-]{36})$/.exec(answer.headers.location ?? "")?.[1];
    if (claim) run.claims.push(claim);
    else if (answer.status === 422 && !saysTaken(answer)) break;
    ahead.push(...offered(answer));
  }
  return run;
}

/** Reaches for a wish; who is too late is led at once to the page that says so. */
export async function reach(visitor: Visitor, wish: string): Promise<Answer> {
  const answer = await visitor.post(`/wishes/${wish}`);
  if (answer.status !== 303) return answer;
  return { ...(await visitor.get(answer.headers.location ?? "")), status: answer.status };
}

/** Guests, each with a browser of his own; every second has been here before. */
export async function guests(url: string, count: number): Promise<Visitor[]> {
  const all = Array.from({ length: count }, () => aVisitor(url));
  for (const visitor of all.filter((_, place) => place % 2 === 0))
    await visitor.post("/wishes/none");
  return all;
}

/** Donors who are signed in. */
export async function donors(url: string, count: number): Promise<Visitor[]> {
  const people = await Promise.all(Array.from({ length: count }, () => aDonor()));
  const sessions = await Promise.all(people.map(({ personId }) => openSession(personId)));
  return sessions.map(({ token }) => aVisitor(url, { session: token }));
}

/** Everybody at once, each at a wish that chance picks. */
export const rush = (visitors: readonly Visitor[], { wishes }: Wishes, chance: Chance) =>
  Promise.all(visitors.map((visitor) => pursue({ visitor, first: chance.one(wishes).publicId })));

/** The live claims of a batch, or of all, as they lie in the database. */
export const liveClaims = (database: string, batch?: BatchToClaim) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ id: string; wish: string; claimant: string }>(
      `select id, wish_id as wish, coalesce(person_id, guest_id) as claimant from claims
       where batch_id = coalesce($1, batch_id) and state not in ('released', 'expired', 'cancelled')`,
      [batch?.id ?? null],
    );
    return rows;
  });

/** How many of these are the most that are alike. */
export function most(values: Iterable<string>) {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/**
 * An open batch of sixty, and no other: nobody is led from one race into the last one's rest. One
 * address asks here as often as a town does, so each race begins with limits of its own.
 */
export async function aRace({ database }: Server): Promise<BatchToClaim> {
  await asOwner(database.owner, (client) =>
    client.query("delete from limits; update batches set state = 'closed', closed_at = now()"),
  );
  return aBatchToClaim({ wishes: 60 });
}

/** What must hold after every rush, whatever happened in it; answers the batch's live claims. */
export async function expectFair({ database }: Server, batch: BatchToClaim, runs: readonly Run[]) {
  const live = await liveClaims(database.owner, batch);
  expect(most(live.map(({ wish }) => wish))).toBeLessThanOrEqual(1);
  expect(most(live.map(({ claimant }) => claimant))).toBeLessThanOrEqual(1);
  const told = runs.flatMap(({ claims }) => claims);
  expect(new Set(told).size).toBe(told.length);
  // Who is offered the nearest wishes may end up with one of another batch.
  const inDatabase = new Set((await liveClaims(database.owner)).map(({ id }) => id));
  expect(told.filter((id) => !inDatabase.has(id))).toEqual([]);
  const statuses = new Set(runs.flatMap(({ answers }) => answers.map(({ status }) => status)));
  expect([...statuses].filter((status) => ![302, 303, 422].includes(status))).toEqual([]);
  return live;
}
