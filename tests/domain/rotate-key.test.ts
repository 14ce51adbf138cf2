import { randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { system } from "~/domain/actor";
import { query } from "~/domain/door.server";
import { firstBrokenSeal } from "~/domain/privacy/audit.server";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { keysOfOtherMasters, rotateKeys } from "~/domain/privacy/rotate-keys.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { addWish } from "~/domain/wishes/add-wish.server";
import { closePools } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { aBatch, aWishForm, type Desk } from "../factories/batches";
import { sealAll } from "../setup/seal";

const turnTo = (master: Buffer) => (env().masterKey = Buffer.from(master));
const machine = { actor: system("test"), input: {} };

afterAll(closePools);

const chain = query("privacy.chainForTest", {
  input: z.object({}),
  may: () => true,
  read: async ({ tx }) => ({ broken: await firstBrokenSeal(tx) }),
});

const nameOf = async (desk: Desk, childId: string) => {
  const input = { childIds: [childId], fields: ["legalName"], purpose: "correct_record" };
  return (await run(revealChild, { actor: desk.coordinator, input }))[childId]?.legalName;
};

test("a new master key opens every child, finds it again and vouches for the chain; the old one opens nothing", async () => {
  const first = env().masterKey;
  const batch = await aBatch();
  const form = aWishForm();
  const add = (title: string) =>
    run(addWish, {
      actor: batch.desk.coordinator,
      input: { batchId: batch.id, ...form, title },
    });
  const { childId } = await add("跑步鞋");
  await sealAll();

  const second = turnTo(randomBytes(32));
  await expect(nameOf(batch.desk, childId)).rejects.toThrow();
  expect(await ask(keysOfOtherMasters, machine)).toBeGreaterThan(2);
  expect(await runSweep(rotateKeys(first))).toBeGreaterThan(2);

  expect(await nameOf(batch.desk, childId)).toBe(form.legalName);
  expect(await add("书包")).toMatchObject({ childId, known: true });
  await sealAll();
  expect(await ask(chain, machine)).toEqual({ broken: null });
  expect(await runSweep(rotateKeys(first))).toBe(0);
  expect(await ask(keysOfOtherMasters, machine)).toBe(0);

  turnTo(first);
  await expect(nameOf(batch.desk, childId)).rejects.toThrow();
  turnTo(second);
});

test("a master key that wrapped nothing rotates nothing, and what it leaves is counted", async () => {
  await aBatch();
  await sealAll();
  turnTo(randomBytes(32));
  expect(await runSweep(rotateKeys(randomBytes(32)))).toBe(0);
  expect(await ask(keysOfOtherMasters, machine)).toBeGreaterThan(0);
});
