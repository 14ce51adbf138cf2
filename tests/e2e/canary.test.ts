import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCanaryWorld, child, markers, type Marker } from "../factories/canary";
import { asOwner } from "../setup/database";
import { pdfText } from "../setup/pdf";
import { proving, tell } from "../setup/proof";
import { chance } from "../setup/random";
import { allRoutes, namesIn, type Route } from "../setup/routes";
import { serverHere, type Server } from "../setup/server";
import { type Answer, aVisitor } from "../setup/visitor";

type Role = string;
type Rule = { markers: readonly Marker[]; at: RegExp; roles: readonly Role[] };

const desk = ["coordinator", "reviewer", "courier", "witness"];
const record = Object.keys(child) as Marker[];
const ownEmail = /^\/(apply|me\/settings|invitations\/:token)$/;

/** Who may read what, and where; whatever no rule names may stand nowhere. */
const rules: Rule[] = [
  // Case tier: the organizer's own staff, each look with a purpose and an audit row.
  {
    markers: record,
    at: /^POST \/organizer\/children\/:childId\/record$/,
    roles: ["coordinator", "reviewer"],
  },
  {
    markers: ["legalName", "school", "village"],
    at: /^\/organizer\/deliveries\/sheet(\.pdf)?$/,
    roles: ["coordinator", "courier"],
  },
  {
    markers: ["unsignedName", "unsignedGuardian"],
    at: /\/consent-sheets(\.pdf)?$/,
    roles: ["coordinator", "reviewer"],
  },
  {
    markers: record,
    at: /^(POST )?\/organizer\/batches\/:slug\/imports\/:importId(\/rows\/:rowId)?$/,
    roles: ["coordinator", "reviewer"],
  },
  {
    markers: record,
    at: /^\/organizer\/batches\/:slug\/imports\/:importId\/columns$/,
    roles: ["coordinator"],
  },
  {
    markers: [
      "legalName",
      "school",
      "village",
      "guardianName",
      "guardianPhone",
      "unsignedName",
      "unsignedGuardian",
    ],
    at: /^POST \/organizer\/batches\/:slug\/export\/records$/,
    roles: ["coordinator", "reviewer"],
  },
  {
    markers: ["school"],
    at: /^POST \/organizer\/batches\/:slug\/coverage$/,
    roles: ["coordinator", "reviewer"],
  },
  { markers: ["draftWords"], at: /^\/organizer\/(review|wishes)\b/, roles: desk },
  { markers: ["draftWords"], at: /^\/organizer\/batches\/:slug\/approval$/, roles: ["reviewer"] },
  {
    markers: ["contactName", "contactPhone"],
    at: /^POST .*\/claims\/:claimId\/contact$/,
    roles: ["coordinator"],
  },
  { markers: ["donorEmail"], at: /^POST .*\/claims\/:claimId\/contact$/, roles: ["coordinator"] },
  // Matched tier: whoever holds a live claim; and the hub's own people.
  {
    markers: ["hubAddress", "hubPhone"],
    at: /^\/claims\/:claimId/,
    roles: ["donor", "colleague", "business", "linkHolder", ...desk],
  },
  // A donor without mail is told by staff where to send it.
  {
    markers: ["hubAddress", "hubPhone"],
    at: /^\/organizer\/batches\/:slug\/claims\/:claimId(\/notices)?$/,
    roles: desk,
  },
  {
    markers: ["hubAddress", "hubPhone"],
    at: /^(POST )?\/organizer\/batches\/:slug\/(cancellation|reminders|telling|withdrawal)$/,
    roles: ["coordinator"],
  },
  { markers: ["hubAddress", "hubPhone"], at: /^\/organizer\/(batches|hubs\/:hubId)$/, roles: desk },
  // What somebody reported is a steward's to read, each look with an audit row; of staff it is nobody's.
  {
    markers: ["concernWords", "concernEmail", "concernNote"],
    at: /^\/steward\/concerns\/:concernId$/,
    roles: ["steward"],
  },
  // From whom money came: who enters it and who approves it, each look with an audit row.
  {
    markers: ["payerName"],
    at: /^\/fund\/:slug\/deposits\/:depositId$/,
    roles: ["treasurer", "charityApprover"],
  },
  // To whom a receipt for things is made out: its donor on the paper, and who answers his asking.
  {
    markers: ["goodsDonor"],
    at: /^\/charity\/:slug\/requests\/:requestId$/,
    roles: ["charityApprover"],
  },
  {
    markers: ["goodsDonor"],
    at: /^\/receipts\/:receiptId\.pdf$/,
    roles: ["donor", "charityApprover"],
  },
  // What a bank's statement says of people: who settles it and who approves it. The charity's one
  // employee may do both, of different statements.
  {
    markers: ["statementName", "statementRemark"],
    at: /^\/fund\/:slug\/statements\/:statementId$/,
    roles: ["treasurer", "charityApprover"],
  },
  {
    markers: ["statementName", "statementRemark"],
    at: /^\/fund\/:slug\/statements\/:statementId\/(columns|lines\/:lineId)$/,
    roles: ["treasurer", "charityApprover"],
  },
  // One's own email, and that of colleagues.
  { markers: ["donorEmail"], at: ownEmail, roles: ["donor"] },
  { markers: ["courierEmail"], at: ownEmail, roles: ["courier"] },
  { markers: ["courierEmail"], at: /^\/organizations\/:slug\/members/, roles: desk },
];

/** In practice mode the mailbox is everybody's on this machine. It is checked letter by letter. */
const mailbox = /^\/practice\/mail/;

/** Pages of the desk that say nothing before a form is sent, so that they answer any staff. */
const blankForms = /^(POST )?\/organizer\/papers\/:photoId$/;

/** Addresses that never answer with a page of their own. */
const withoutPage = new Set([
  "/c/:token",
  "/refused/:status",
  "/organizer/members",
  "/organizer/deliveries/photos",
  "/organizer/batches/:slug/imports/:importId/refused",
  "/organizer/batches/:slug/imports/:importId/rows/:rowId/child",
  "/organizer/batches/:slug/export/records",
  "/sign-in/code",
  "/photos/:photoId",
  "/api/*",
  "/b/:slug",
  "/practice/checkout/:id/:step",
  "/webhooks/stripe",
]);

/** What is opened only by a form. */
const looks: [path: string, form: Record<string, string>][] = [
  ["/organizer/children/:childId/record", { purpose: "contact_guardian" }],
  ["/organizer/batches/:slug/claims/:claimId/contact", {}],
  ["/organizer/batches/:slug/coverage", {}],
  ["/organizer/batches/:slug/export/records", { purpose: "contact_guardian", format: "csv" }],
  ["/organizer/papers/:photoId", { purpose: "correct_record" }],
  ["/organizer/batches/:slug/imports/:importId/rows/:rowId", { "values.price": "50" }],
];

/** To these belong the claims of the world. */
const givers = ["donor", "colleague", "linkHolder", "guest", "coordinator"];
const outsiders = ["visitor", "guest", "otherDonor", "stranger", "applicant"];

type Seen = { role: Role; what: string; path: string; status: number; leaked: Marker[] };

let server: Server;
let world: Awaited<ReturnType<typeof aCanaryWorld>>;
const seen: Seen[] = [];
const routes = allRoutes();
const plain = (path: string) => path.replace(/^\/en(?=\/|$)/, "") || "/";

beforeAll(async () => {
  world = await aCanaryWorld();
  server = await serverHere({ LOG_LEVEL: "trace" });
  world.fills["/practice/mail/:mailId"] = [await aLetterThatCame()];
  const luck = chance(31_000);
  const here = routes.filter(({ english }) => !english);
  const english = routes.filter((route) => route.english);
  const roles = Object.keys(world.roles);
  /** Where a name stands for many things, in the short form whoever has none of them sees some by lot. */
  const looksAt = (route: Route, by: Role[], asked = addressesOf(route)) =>
    asked.flatMap((one) =>
      by
        .filter((role) => proving || givers.includes(role) || luck.below(asked.length) < 3)
        .map((role) => () => look(role, plain(route.path), one)),
    );
  /** A drawn paper takes a second, and is the same as data: in the short form it is seen once. */
  const again = ({ path }: Route) => proving || !/\.(pdf|png)$/.test(path);
  const dataAt = (route: Route, by: Role[]) =>
    route.hasLoader && again(route)
      ? looksAt(
          route,
          by,
          addressesOf(route).map((one) => dataOf(route, one)),
        )
      : [];
  await all(here.flatMap((route) => looksAt(route, roles)));
  const answered = new Set(
    seen.flatMap(({ role, path, status }) => (status < 400 ? `${role} ${path}` : [])),
  );
  /** Whom a page answered; of those it refused, in the short form, one in four by lot. */
  const heardBy = ({ path }: Route) =>
    roles.filter(
      (role) => answered.has(`${role} ${plain(path)}`) || proving || luck.below(4) === 0,
    );
  await all(here.flatMap((route) => dataAt(route, heardBy(route))));
  // The other language has the same loaders, whose data has been seen, and says it in other words:
  // in the short form somebody sees each page, by lot.
  const readBy = (route: Route) => {
    const heard = heardBy(route);
    return proving || heard.length === 0 ? heard : [luck.one(heard)];
  };
  await all(english.filter(again).flatMap((route) => looksAt(route, readBy(route))));
  tell("canary", {
    routes: routes.length,
    roles: Object.keys(world.roles).length,
    requests: seen.length,
  });
}, 600_000);
afterAll(() => server.kill());

/** Everything, a few at a time. */
async function all(works: (() => Promise<void>)[]) {
  const left = works.values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const work of left) await work();
    }),
  );
}

type Asking = { method?: string; form?: Record<string, string> };

/** One look by one role; a fresh visitor each time, so that what one page sets opens no other. */
async function look(role: Role, path: string, address: string, asking: Asking = {}) {
  const answer = await aVisitor(server.url, world.roles[role]).ask(address, asking);
  const what = `${role} ${asking.method ?? "GET"} ${address}`;
  seen.push({
    role,
    what,
    path: (asking.method ?? "GET") === "GET" ? path : `${asking.method} ${path}`,
    status: answer.status,
    leaked: await found(answer),
  });
}

/** What stands in an answer; a PDF's texts are packed, so they are read out of it first. */
async function found({ text, headers, bytes }: Answer) {
  const printed = headers["content-type"] === "application/pdf" ? await pdfText(bytes) : "";
  return markersIn(text + printed + JSON.stringify(headers));
}
const markersIn = (text: string) =>
  (Object.keys(markers) as Marker[]).filter((name) => text.includes(markers[name]));

const dataOf = ({ id }: Route, address: string) =>
  `${address}${address.includes("?") ? "&" : "?"}_data=${encodeURIComponent(id)}`;

/** The addresses of a route, with everything known that its names can stand for. */
function addressesOf({ path }: Pick<Route, "path">): string[] {
  let addresses = [path];
  let sofar = "";
  for (const part of plain(path).split("/").slice(1)) {
    sofar += `/${part}`;
    if (!part.startsWith(":")) continue;
    const values = world.fills[sofar];
    if (!values) throw new Error(`Nothing is known for ${sofar}: tell tests/factories/canary.ts`);
    addresses = addresses.flatMap((one) => values.map((value) => one.replace(part, value)));
  }
  const query = world.queries[plain(path)];
  return addresses.map((address) => (query ? `${address}?${query}` : address));
}

/** Waits until every letter was sent, and names one. */
async function aLetterThatCame(): Promise<string> {
  return asOwner(server.database.owner, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ id: string; queued: boolean }>(
        `select id, exists (select from letters where state = 'queued') as queued
         from practice_mails limit 1`,
      );
      if (rows[0] && !rows[0].queued) return rows[0].id;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}

const allowed = ({ role, path }: Seen, marker: Marker) =>
  rules.some(
    (rule) => rule.markers.includes(marker) && rule.roles.includes(role) && rule.at.test(path),
  );

/** What was seen by somebody, or somewhere, that no rule names. */
const leaks = () =>
  seen
    .filter(({ path }) => !mailbox.test(path))
    .flatMap((one) =>
      one.leaked
        .filter((marker) => !allowed(one, marker))
        .map((marker) => `${marker} (${one.path}): ${one.what}`),
    );
const broken = () =>
  seen.filter(({ status }) => status >= 500).map(({ what, status }) => `${status} ${what}`);

describe("a child's record", () => {
  test("stands on no page but those the rules name, whoever asks, in both languages and as data", () => {
    expect(leaks()).toEqual([]);
    expect(broken()).toEqual([]);
  });

  test("every route that exists answered somebody with its page", () => {
    const answered = new Set(seen.filter(({ status }) => status === 200).map(({ path }) => path));
    const missing = routes
      .map(({ path }) => plain(path))
      .filter((path) => !answered.has(path) && !withoutPage.has(path));
    expect([...new Set(missing)]).toEqual([]);
  });

  test("is opened by a form to those alone who may look", async () => {
    const before = seen.length;
    for (const [path, form] of looks)
      for (const address of addressesOf({ path }))
        for (const role of Object.keys(world.roles))
          await look(role, path, address, { method: "POST", form });
    expect(leaks()).toEqual([]);
    expect(broken()).toEqual([]);
    const opened = new Set(seen.slice(before).flatMap(({ leaked }) => leaked));
    for (const marker of [...record, "contactName", "contactPhone"])
      expect(opened).toContain(marker);
  });

  test("stands in no letter; the hub's address in those of claimants alone", async () => {
    const letters = await asOwner(server.database.owner, async (client) => {
      const { rows } = await client.query<{ text: string; claimant: boolean }>(
        `select subject || text || html as text, to_email in
           (select p.email from people p join claims c on c.person_id = p.id where c.committed_at is not null)
           as claimant
         from practice_mails`,
      );
      return rows;
    });
    expect(letters.length).toBeGreaterThan(5);
    for (const { text, claimant } of letters) {
      const mine = claimant ? ["hubAddress", "hubPhone"] : [];
      expect(markersIn(text).filter((marker) => !mine.includes(marker))).toEqual([]);
    }
  });
});

describe("another organizer's people", () => {
  test("find nothing behind an address of this one", () => {
    const inside = seen.filter(
      ({ role, path }) =>
        role === "stranger" &&
        /^\/(organizer|organizations|fund|steward)\//.test(path) &&
        namesIn(path).length > 0 &&
        !blankForms.test(path),
    );
    expect(inside.length).toBeGreaterThan(100);
    expect(
      inside
        .filter(({ status }) => status !== 404 && status !== 403)
        .map(({ what, status }) => `${status} ${what}`),
    ).toEqual([]);
  });

  test("change nothing by sending its forms", async () => {
    const before = seen.length;
    for (const { path, hasAction, english } of routes) {
      if (!hasAction || english || path === "/sign-out") continue;
      for (const address of addressesOf({ path }))
        for (const role of outsiders)
          await look(role, path, address, { method: "POST", form: { purpose: "hand_over" } });
    }
    expect(leaks()).toEqual([]);
    expect(broken()).toEqual([]);
    const inside = seen
      .slice(before)
      .filter(
        ({ role, path }) =>
          role === "stranger" &&
          !blankForms.test(path) &&
          /^POST \/(organizer|organizations|fund|steward)\/.*:/.test(path),
      );
    expect(
      inside.filter(({ status }) => status < 400).map(({ what, status }) => `${status} ${what}`),
    ).toEqual([]);
  });
});

test("addresses of nothing and methods of nobody are answered without breaking", async () => {
  const wrong = ["nothing", randomUUID(), "%E0%A4%A", "a%00", "..%2f..%2fetc", "a".repeat(300)];
  await all(
    routes
      .filter(({ path, english }) => !english && namesIn(path).length > 0)
      .flatMap(({ path }) =>
        wrong.flatMap((value) =>
          ["visitor", "coordinator", "steward"].map(
            (role) => () => look(role, path, path.replace(/:\w+/g, value)),
          ),
        ),
      ),
  );
  await all(
    routes
      .filter(({ english }) => !english)
      .flatMap((route) =>
        ["PUT", "DELETE", "PATCH"].map(
          (method) => () => look("stranger", plain(route.path), addressesOf(route)[0]!, { method }),
        ),
      ),
  );
  expect(broken()).toEqual([]);
  expect(leaks()).toEqual([]);
});

test("the log, at its most talkative, says nothing of anybody", async () => {
  await server.stop();
  expect(server.printed().length).toBeGreaterThan(10_000);
  expect(markersIn(server.printed())).toEqual([]);
});
