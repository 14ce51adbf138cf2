import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import {
  expireClaims,
  expireHolds,
  forgetHolds,
  remindOfClaims,
} from "~/domain/claims/expire-claims.server";
import {
  claimLife,
  days,
  graceDays,
  guestHoldMinutes,
  isEnded,
  minutes,
  nextState,
  remindDays,
  type ClaimState,
  type ClaimVerb,
} from "~/domain/claims/life";
import { loseParcel } from "~/domain/claims/lose-parcel.server";
import { recallParcel } from "~/domain/claims/recall-parcel.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { lockClaim, reviseClaim } from "~/domain/claims/rows.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { sweep } from "~/domain/door.server";
import { run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { aBatchToClaim, aHold, type BatchToClaim } from "../factories/claims";
import { aDonor, aGuest } from "../factories/donors";
import { asOwner } from "../setup/database";
import { often, proving, tell } from "../setup/proof";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const [wishCount, cap, holdMinutes, commitDays, remedyDays] = [3, 2, 30, 10, 5];
const verbs = [
  "commit",
  "send",
  "recall",
  "receive",
  "remedy",
  "release",
  "lose",
  "cancel",
] as const;

type Verb = (typeof verbs)[number];
type Step =
  | { do: "hold"; who: number; wish: number }
  | { do: "move"; verb: Verb; claim: number }
  | { do: "wait"; minutes: number };

const steps = fc.array(
  fc.oneof<fc.WeightedArbitrary<Step>[]>(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("hold"),
        who: fc.nat(3),
        wish: fc.nat(wishCount - 1),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant("move"),
        verb: fc.constantFrom(...verbs),
        claim: fc.nat(30),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("wait"),
        minutes: fc.constantFrom(5, 15, 40, 2 * 1440, 5 * 1440, 9 * 1440),
      }),
    },
  ),
  { maxLength: proving ? 80 : 30, size: "max" },
);

/** A claim as the page of rules has it, kept in memory beside the database's own. */
type Believed = {
  id: string;
  who: number;
  wish: number;
  state: ClaimState;
  heldUntil: number;
  dueAt: number;
  promised: boolean;
  remindedAt: number;
  endedAt: number;
};

/** Moves a claim as the hub's staff would, with no more than its lifecycle. */
const atTheHub = (claimId: string, verb: "receive" | "remedy") =>
  sweep("claims.atTheHubForTest", async ({ tx, now }) => {
    const claim = (await lockClaim(tx, claimId))!;
    const state = nextState(verb, claim);
    await reviseClaim(
      tx,
      claimId,
      verb === "receive"
        ? { state, receivedAt: now }
        : { state, receivedAt: null, sentAt: null, parcelId: null, dueAt: later(now, remedyDays) },
    );
    return 1;
  });

const later = (now: Date, count: number) => new Date(now.getTime() + days(count));

class World {
  now = Date.now();
  claims: Believed[] = [];

  constructor(
    readonly batch: BatchToClaim,
    readonly actors: readonly Actor[],
  ) {}

  private live = (wish: number) =>
    this.claims.find((claim) => claim.wish === wish && !isEnded(claim.state));
  private isGuest = (who: number) => this.actors[who]!.kind === "guest";

  async hold(who: number, wish: number) {
    const [live, mine] = [this.live(wish), this.claims.filter((claim) => claim.who === who)];
    const full =
      mine.filter(({ state }) => !isEnded(state)).length >= (this.isGuest(who) ? 1 : cap);
    const expected =
      live?.who === who
        ? live.id
        : live
          ? "claim_wish_taken"
          : full
            ? this.isGuest(who)
              ? "claim_guest_one_hold"
              : "claim_cap_reached"
            : this.isGuest(who) && mine.some((claim) => claim.wish === wish)
              ? "claim_guest_not_twice"
              : "held";
    const outcome = await told(() =>
      aHold(this.actors[who]!, this.batch.wishes[wish]!, new Date(this.now)),
    );
    if (expected !== "held") return expect(outcome).toBe(expected);
    expect(outcome).toMatch(/^[0-9a-f-]{36}$/);
    const lasts = minutes(this.isGuest(who) ? guestHoldMinutes : holdMinutes);
    this.claims.push({
      id: outcome,
      who,
      wish,
      state: "held",
      heldUntil: this.now + lasts,
      dueAt: 0,
      promised: false,
      remindedAt: 0,
      endedAt: 0,
    });
  }

  async move(verb: Verb, place: number) {
    const claim = this.claims[place % this.claims.length];
    if (!claim) return;
    const guest = this.isGuest(claim.who);
    const expected = !claimLife.can(verb, claim.state)
      ? "step_not_possible"
      : verb !== "commit"
        ? "done"
        : claim.heldUntil <= this.now
          ? "claim_hold_ended"
          : guest
            ? "claim_needs_contact"
            : "done";
    const outcome = await told(async () => {
      await this.command(verb, claim);
      return "done";
    });
    expect(outcome, `${verb} from ${claim.state}`).toBe(expected);
    if (outcome !== "done") return;
    claim.state = claimLife.steps[verb].to;
    if (verb === "commit") {
      claim.dueAt = this.now + days(commitDays);
      claim.promised = true;
    }
    if (verb === "remedy") claim.dueAt = this.now + days(remedyDays);
    if (isEnded(claim.state)) claim.endedAt = this.now;
  }

  private command(verb: Verb, { id: claimId, who }: Believed): Promise<unknown> {
    const [actor, now] = [this.actors[who]!, new Date(this.now)];
    const staff = this.batch.staff;
    switch (verb) {
      case "commit":
        return run(commitClaim, { actor, now, input: { claimId, way: "ship" } });
      case "send":
        return run(sendParcel, {
          actor,
          now,
          input: { claimId, carrier: "百合快运", tracking: "BH1234" },
        });
      case "recall":
        return run(recallParcel, { actor, now, input: { claimId } });
      case "release":
        return run(releaseClaim, { actor, now, input: { claimId, reason: "plans" } });
      case "lose":
        return run(loseParcel, { actor: staff, now, input: { claimId } });
      case "cancel":
        return run(cancelClaim, { actor: staff, now, input: { claimId, reason: "孩子转学了" } });
      default:
        return runSweep(atTheHub(claimId, verb), { now });
    }
  }

  async wait(count: number) {
    this.now += minutes(count);
    const now = new Date(this.now);
    for (const due of [expireHolds, remindOfClaims, expireClaims, forgetHolds])
      await runSweep(due, { now });
    for (const claim of this.claims) {
      const reminder = claim.dueAt - days(remindDays);
      if (claim.state === "held" && claim.heldUntil <= this.now) this.end(claim);
      if (claim.state !== "committed") continue;
      if (reminder <= this.now && claim.remindedAt < reminder) claim.remindedAt = this.now;
      const waited = claim.remindedAt >= reminder && claim.remindedAt <= this.now - days(1);
      if (waited && claim.dueAt + days(graceDays) <= this.now) this.end(claim);
    }
    this.claims = this.claims.filter(
      ({ state, promised, endedAt }) => promised || !isEnded(state) || endedAt > this.now - days(7),
    );
  }

  private end(claim: Believed) {
    claim.state = "expired";
    claim.endedAt = this.now;
  }

  /** The database has the states that the rules say, and its own laws hold. */
  async check() {
    const { claims, wishes } = await asOwner(owner, async (client) => ({
      claims: await client.query<{ id: string; state: ClaimState }>(
        "select id, state from claims where batch_id = $1",
        [this.batch.id],
      ),
      wishes: await client.query<{ state: string; live: number }>(
        `select w.state, (select count(*)::int from claims c where c.wish_id = w.id
           and c.state not in ('released', 'expired', 'cancelled')) as live
         from wishes w where w.batch_id = $1`,
        [this.batch.id],
      ),
    }));
    expect(Object.fromEntries(claims.rows.map(({ id, state }) => [id, state]))).toEqual(
      Object.fromEntries(this.claims.map(({ id, state }) => [id, state])),
    );
    for (const { state, live } of wishes.rows)
      expect({ state, live }).toEqual(
        state === "taken" ? { state, live: 1 } : { state: "open", live: 0 },
      );
  }
}

/** What a command answered, or the code of its refusal. */
const told = (work: () => Promise<string>): Promise<string> =>
  work().catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });

const histories = proving ? often(400) : 15;

test(
  "whatever donors, guests, staff and the clock do, claims and wishes follow the lifecycle",
  { timeout: proving ? 1_800_000 : 60_000 },
  async () => {
    const donors = [await aDonor(), await aDonor()];
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const batch = await aBatchToClaim({
          wishes: wishCount,
          cap,
          holdMinutes,
          commitDays,
          closesAt: new Date(Date.now() + days(3650)),
        });
        const world = new World(batch, [...donors, aGuest(), aGuest()]);
        for (const step of taken) {
          if (step.do === "hold") await world.hold(step.who, step.wish);
          else if (step.do === "move") await world.move(step.verb, step.claim);
          else await world.wait(step.minutes);
          await world.check();
        }
      }),
      { numRuns: histories, seed: proving ? undefined : 20_260_305 },
    );
    tell("life", { histories });
  },
);

test("every verb of the lifecycle leads to a state that the others know", () => {
  const walked = Object.keys(claimLife.steps) as ClaimVerb[];
  for (const verb of walked) expect(claimLife.states).toContain(claimLife.steps[verb].to);
  for (const state of claimLife.states)
    expect(isEnded(state) || state === "confirmed").toBe(claimLife.verbsFrom(state).length === 0);
});
