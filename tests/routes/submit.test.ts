import { expect, test } from "vitest";
import { z } from "zod";
import { system, type Actor } from "~/domain/actor";
import { command, query } from "~/domain/door.server";
import { refused, show, submit } from "~/http/submit.server";
import { Refusal } from "~/platform/refusal";

const actor: Actor = system("test");
const guest: Actor = { kind: "guest", guestId: crypto.randomUUID() };

let ran = 0;
const count = command("tests.count", {
  input: z.object({
    size: z.string().min(1, "field_missing"),
    idempotencyKey: z.string().optional(),
  }),
  may: ({ actor }) => actor.kind === "system",
  handle: async (_, { size }) => {
    ran += 1;
    return { size, ran };
  },
});
const look = query("tests.look", {
  input: z.object({ id: z.uuid() }),
  may: ({ actor }) => actor.kind === "system",
  read: async (_, { id }) => ({ id }),
});

const then = (result: unknown) => Response.json(result);
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Response ? error.status : error),
  );

test("what was done is answered by the route", async () => {
  const answer = await submit(count, { actor, input: { size: "38码" }, then });
  expect(await answer.json()).toMatchObject({ size: "38码" });
});

test("a form sent twice with one key is done once", async () => {
  const input = { size: "140 cm", idempotencyKey: crypto.randomUUID() };
  const before = ran;
  const answers = [
    await submit(count, { actor, input, then }),
    await submit(count, { actor, input, then }),
  ];
  expect(ran).toBe(before + 1);
  expect(await answers[1]?.json()).toEqual(await answers[0]?.json());
});

test("what a form holds wrong is told field by field, with what was typed", async () => {
  const input = { size: "", note: "灰色", code: "481516", photo: new Blob(["x"]) };
  const answer = await submit(count, { actor, input, then });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({
    errors: [{ field: "size", code: "field_missing" }],
    typed: { size: "", note: "灰色" },
  });
});

test("what is not for the one who asks is not there", async () => {
  expect(await thrown(submit(count, { actor: guest, input: { size: "1" }, then }))).toBe(404);
  const id = crypto.randomUUID();
  expect(await thrown(show(look, { actor: guest, input: { id } }))).toBe(404);
  expect(await thrown(show(look, { actor, input: { id: "not an id" } }))).toBe(404);
  expect(await show(look, { actor, input: { id } })).toEqual({ id });
});

test("too many tries have a status of their own, and a bug stays a bug", async () => {
  expect(refused(new Refusal("too_many_tries"), {}).status).toBe(429);
  const bug = new Error("a bug");
  const work = submit(count, {
    actor,
    input: { size: "1" },
    then: () => {
      throw bug;
    },
  });
  expect(await thrown(work)).toBe(bug);
});
