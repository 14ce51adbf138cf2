import { afterAll, afterEach, expect, test } from "vitest";
import { actorOfSession, closeSession, openSession } from "~/domain/accounts/sessions.server";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { run } from "~/domain/run.server";
import { cookieName, writeCookie } from "~/http/cookies.server";
import { closePools } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { aBatch, aDraftWish } from "../factories/batches";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

const home = env().publicUrl;
afterEach(() => {
  env().publicUrl = home;
});
afterAll(closePools);

test("each child that somebody looks at leaves a row with who, what for and which fields, without a value", async () => {
  const batch = await aBatch();
  const children = [await aDraftWish(batch), await aDraftWish(batch)].map((wish) => wish.childId);
  const actor = batch.desk.coordinator;
  const input = { childIds: children, fields: ["legalName", "birth"], purpose: "hand_over" };
  const opened = await run(revealChild, { actor, input });

  const looks = await rows<{ subject_id: string; row: string }>(
    `select subject_id, to_jsonb(a)::text as row from audit_entries a
     where action = 'privacy.lookedAtChild' and actor_id = $1 and purpose = 'hand_over'
       and fields = array['legalName', 'birth']`,
    [actor.personId],
  );
  expect(looks.map(({ subject_id }) => subject_id).sort()).toEqual(children.sort());
  for (const childId of children)
    for (const { row } of looks) expect(row).not.toContain(opened[childId]?.legalName);
});

test("no look without a purpose, and none at another organizer's child", async () => {
  const [mine, theirs] = [await aBatch(), await aBatch()];
  const [own, strange] = [await aDraftWish(mine), await aDraftWish(theirs)];
  const look = (input: Record<string, unknown>) =>
    run(revealChild, { actor: mine.desk.coordinator, input: { fields: ["legalName"], ...input } });

  await expect(look({ childIds: [own.childId] })).rejects.toMatchObject({ code: "invalid_input" });
  const childIds = [own.childId, strange.childId];
  await expect(look({ childIds, purpose: "hand_over" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a session's key is stored nowhere, and opens nothing once it ended or its person is frozen", async () => {
  const { personId } = await aDonor();
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => openSession(personId)));
  const stored = await rows<{ row: string }>("select to_jsonb(s)::text as row from sessions s");
  for (const { row } of stored) expect(row).not.toContain(first!.token);
  expect(await actorOfSession(first!.token)).toMatchObject({ personId });

  await closeSession(first!.token);
  expect(await actorOfSession(first!.token)).toBeNull();
  await rows(
    "update sessions set expires_at = now() where token_hash = sha256(convert_to($1, 'utf8'))",
    [second!.token],
  );
  expect(await actorOfSession(second!.token)).toBeNull();
  expect(await actorOfSession(third!.token)).toMatchObject({ personId });
  await rows("update people set frozen_at = now() where id = $1", [personId]);
  expect(await actorOfSession(third!.token)).toBeNull();
});

test("cookies are out of reach of scripts and other sites, and over https of other hosts", () => {
  expect(writeCookie("session", "key")).toBe("session=key; Path=/; HttpOnly; SameSite=Lax");
  env().publicUrl = "https://wishes.example.org";
  expect(cookieName("session")).toBe("__Host-session");
  expect(writeCookie("session", "key")).toBe(
    "__Host-session=key; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
});
