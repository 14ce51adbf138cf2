import { expect, test } from "vitest";
import { asOwner, freshDatabase } from "../setup/database";
import { withoutOurs } from "../setup/ours";
import { serverForTest, startServer } from "../setup/server";

const aMail = (url: string) =>
  asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into practice_mails (to_email, subject, html, text) values
       ('lin@example.org', 'Your code', '<p style="color:red">246810<script>alert(1)</script></p>',
        E'Hello,\n\n246810\n\nSee\nhttp://localhost:3000/claims/1') returning id`,
    );
    return rows[0]!.id;
  });

test("in practice mode every letter can be read on this machine", async () => {
  const { url, database } = await serverForTest();
  const read = async (path: string) => (await fetch(url + path)).text();
  expect(await read("/practice/mail")).toContain("还没有信");
  const id = await aMail(database.owner);

  expect(await read("/practice/mail")).toContain(`href="/practice/mail/${id}"`);
  const page = await read(`/en/practice/mail/${id}`);
  expect(page).toContain('href="http://localhost:3000/claims/1"');
  expect(withoutOurs(page)).not.toContain("<script");

  const drawn = await fetch(`${url}/practice/mail/${id}/html`);
  expect(await drawn.text()).toContain("246810");
  expect(drawn.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
  expect((await fetch(`${url}/practice/mail/nothing`)).status).toBe(404);
});

test("where others can reach it, practice needs a demo's database", async () => {
  const env = { HOST: "0.0.0.0", PRACTICE: "yes" };
  const database = await freshDatabase();
  await expect(startServer({ env, database })).rejects.toThrow(/PRACTICE is yes/);
  await asOwner(database.owner, (owner) =>
    owner.query(
      "insert into installation (demo, made_at, finished_at) values (true, now(), now())",
    ),
  );
  const server = await startServer({ env, database });
  await server.stop();
});

test("outside practice mode there is no mailbox", async () => {
  const { url, database } = await serverForTest({ env: { RESEND_API_KEY: "none" } });
  const id = await aMail(database.owner);
  for (const path of ["", `/${id}`, `/${id}/html`]) {
    expect((await fetch(`${url}/practice/mail${path}`)).status).toBe(404);
  }
});
