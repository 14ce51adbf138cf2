import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { network } from "~/http/limits.server";
import { inLocale, to, withoutLocale } from "~/http/locale";
import { onwards, sendCode, signInByCode } from "~/http/sign-in.server";
import { closePools } from "~/platform/db.server";
import { secretOf } from "~/platform/letters.server";
import { asOwner } from "../setup/database";

afterAll(closePools);

const site = "http://localhost";
const posted = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) => new Request(`${site}${path}`, { method: "POST", body: new URLSearchParams(fields), headers });

describe("a redirect", () => {
  test.each([
    "//elsewhere.example",
    "/en//elsewhere.example",
    "/en///elsewhere.example/x",
    "/en/\\elsewhere.example",
    "/\\elsewhere.example",
    "https://elsewhere.example",
    "/\t/elsewhere.example",
    "javascript:alert(1)",
  ])("never leads away: %s", (path) => {
    for (const asked of ["/sign-in", "/en/sign-in"]) {
      const led = new URL(to(new Request(site + asked), path), site);
      expect(led.origin).toBe(site);
      expect(led.pathname).not.toMatch(/^\/\//);
    }
  });

  test("keeps what is here", () => {
    expect(to(new Request(`${site}/sign-in`), "/en/claims/1?x=1")).toBe("/claims/1?x=1");
    expect(to(new Request(`${site}/en/sign-in`), "/claims/1")).toBe("/en/claims/1");
    expect(["/en", "/en/", "/en?x", "/english"].map(withoutLocale)).toEqual([
      "/",
      "/",
      "/?x",
      "/english",
    ]);
    expect(inLocale("en", "/en")).toBe("/en");
  });
});

describe("who is signed out", () => {
  test("is led to sign in and back, but no form is led away from what was typed in it", async () => {
    const answer = (request: Request) =>
      signedIn(request).then(
        () => null,
        (thrown: Response) => [thrown.status, thrown.headers.get("location")],
      );
    const path = "/organizer/batches/b1/wishes/new";
    expect(await answer(new Request(`${site}${path}`))).toEqual([
      302,
      `/sign-in?to=${encodeURIComponent(path)}`,
    ]);
    expect(await answer(posted(path, { title: "鞋" }))).toEqual([401, null]);
  });
});

test("a file that is empty is a file; only a field where none was chosen is left out", async () => {
  const body = new FormData();
  body.append("file", new File([], "心愿.csv"));
  body.append("photo", new File([], ""));
  const read = await formInput(new Request(site, { method: "POST", body }));
  expect(read.file).toMatchObject({ name: "心愿.csv", size: 0 });
  expect(read.photo).not.toBeInstanceOf(File);
});

describe("a form that no page of ours makes is refused", () => {
  test.each([
    "a[4294967294]",
    "a[99999].x",
    "__proto__.steward",
    "a.constructor.prototype.x",
    `a${".a".repeat(50_000)}`,
    "a".repeat(500),
    "",
  ])("%.40s", async (name) => {
    const refused = await formInput(posted("/", { [name]: "1" })).catch(
      (answer: unknown) => answer,
    );
    expect(refused).toBeInstanceOf(Response);
    expect((refused as Response).status).toBe(400);
  });

  test("and one of a hundred thousand fields", async () => {
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`a${at}`, ""]));
    await expect(formInput(posted("/", fields))).rejects.toMatchObject({ status: 400 });
  });

  test("and what nobody types is left out of what he typed", async () => {
    const read = await formInput(posted("/", { note: "尺码\0不对" }));
    expect(read).toEqual({ note: "尺码不对" });
  });

  test("while ours is read", async () => {
    const fields = {
      "gifts[0].claimId": "a",
      "gifts[1].claimId": "b",
      [`note-${randomUUID()}`]: "c",
    };
    expect(await formInput(posted("/", fields))).toMatchObject({
      gifts: [{ claimId: "a" }, { claimId: "b" }],
    });
  });
});

test("all addresses of one household count as one, and two households as two", () => {
  expect(network("2001:db8:1:2:aaaa::1")).toBe(network("2001:db8:1:2::ffff"));
  expect(network("2001:db8:1:2::1")).not.toBe(network("2001:db8:1:3::1"));
  expect(network("::1")).not.toBe(network("2001:db8::1"));
  expect(network("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(network("203.0.113.7")).toBe("203.0.113.7");
  expect(network("fe80::1%eth0")).toBe(network("fe80::2"));
});

describe("signing in by a code", () => {
  const cookieOf = (answer: Response, name: string) =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0]!)
      .find((pair) => pair.startsWith(`${name}=`)) ?? "";
  const letterCode = (email: string) =>
    asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
      const { rows } = await client.query<{ sealed: Buffer }>(
        "select params_sealed as sealed from letters where to_email = $1 order by created_at desc limit 1",
        [email],
      );
      return secretOf(rows[0]?.sealed ?? null).code ?? "";
    });
  const awaiting = async () => {
    const email = `${randomUUID()}@example.org`;
    const sent = await sendCode(posted("/sign-in", { email }));
    return { email, cookie: cookieOf(sent, "sign-in") };
  };
  const sessions = (email: string) =>
    asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
      const { rows } = await client.query(
        "select 1 from sessions s join people p on p.id = s.person_id where p.email = $1",
        [email],
      );
      return rows.length;
    });

  test("a code opens one session, whatever key comes with it, and ends the one before", async () => {
    const { email, cookie } = await awaiting();
    const fields = { code: await letterCode(email), idempotencyKey: "again" };
    const first = await signInByCode(
      posted("/sign-in/code?to=/en//elsewhere.example", fields, { cookie }),
    );
    expect(first.headers.get("location")).toBe("/elsewhere.example");
    const session = cookieOf(first, "session");
    expect(session).not.toBe("");
    expect((await signInByCode(posted("/sign-in/code", fields, { cookie }))).status).toBe(422);

    await sendCode(posted("/sign-in", { email }));
    const next = { code: await letterCode(email) };
    await signInByCode(posted("/sign-in/code", next, { cookie: `${cookie}; ${session}` }));
    expect(await sessions(email)).toBe(1);
  });

  test("who works for an organizer goes on to its desk, a steward to his, a donor to his claims", () => {
    const memberships: Person["memberships"] = [
      { organizationId: "", kind: "organizer", name: "", slug: "", verified: true, roles: [] },
    ];
    const donor: Person = { kind: "person", personId: "", steward: false, memberships: [] };
    const place = (person: Person, path = "/en/sign-in") =>
      onwards(new Request(`http://localhost${path}`), person).headers.get("location");
    expect(place(donor)).toBe("/en/me");
    expect(place({ ...donor, memberships })).toBe("/en/organizer");
    expect(place({ ...donor, steward: true })).toBe("/en/steward");
    expect(place({ ...donor, memberships }, "/sign-in?to=/claims/1")).toBe("/claims/1");
  });

  test("sixty guesses a day at an email, from however many addresses", async () => {
    const { cookie } = await awaiting();
    const guess = (at: number) =>
      signInByCode(
        posted(
          "/sign-in/code",
          { code: "000000" },
          { cookie, "x-caller-address": `203.0.113.${at}` },
        ),
      ).catch((answer: unknown) => answer as Response);
    const answers = [];
    for (let at = 0; at < 62; at += 1) answers.push((await guess(at)).status);
    expect(answers[0]).not.toBe(429);
    expect(answers.slice(60)).toEqual([429, 429]);
  });
});
