import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { addressHeader, guestsMayHold, limitHolds, noteGuestHold } from "~/http/limits.server";
import { closePools } from "~/platform/db.server";
import { signatureOf } from "~/platform/signing.server";
import { asOwner } from "../setup/database";

afterAll(closePools);

const from = (address: string) =>
  new Request("http://localhost/wishes/x", { headers: { [addressHeader]: address } });
const aGuest = (): Actor => ({ kind: "guest", guestId: randomUUID() });
const aPerson = (): Actor => ({
  kind: "person",
  personId: randomUUID(),
  steward: false,
  memberships: [],
});

/** As if so many tries had come by this key, in this window and in the next. */
const usedUp = (key: string, used: number) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(
      `insert into limits (key, window_start, used)
       select $1, to_timestamp(floor(extract(epoch from now()) / 600 + ahead) * 600), $2
       from generate_series(0, 1) as ahead`,
      [key, used],
    ),
  );

test("an address that guests flooded is closed to guests, and to nobody who signed in", async () => {
  await usedUp(`hold-by-address:${signatureOf("limits", "203.0.113.7")}`, 5000);
  await expect(limitHolds(from("203.0.113.7"), aGuest())).rejects.toMatchObject({ status: 429 });
  await limitHolds(from("203.0.113.7"), aPerson());
  await limitHolds(from("203.0.113.8"), aGuest());
});

/** As if a network's holds had been noted so many minutes ago. */
const holdsOf = (address: string, what: "held" | "kept", minutes: number, used: number) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(
      `insert into limits (key, window_start, used)
       values ($1, clock_timestamp() - make_interval(mins => $2), $3)`,
      [`guest-${what}:${signatureOf("limits", address)}`, minutes, used],
    ),
  );

test("a network whose guests let a dozen holds end is asked to sign in, for an hour and no longer", async () => {
  const may = (address: string) => guestsMayHold(from(address));
  // A whole town at one moment: nothing has ended yet.
  for (let guest = 0; guest < 13; guest += 1) await noteGuestHold(from("203.0.113.20"), "held");
  expect(await may("203.0.113.20")).toBe(true);

  await holdsOf("203.0.113.21", "held", 12, 11);
  expect(await may("203.0.113.21")).toBe(true);
  await holdsOf("203.0.113.21", "held", 30, 1);
  expect(await may("203.0.113.21")).toBe(false);
  expect(await may("203.0.113.22")).toBe(true);

  // One of them signed in after all, and took his hold along.
  await noteGuestHold(from("203.0.113.21"), "kept");
  expect(await may("203.0.113.21")).toBe(true);

  await holdsOf("203.0.113.23", "held", 61, 50);
  expect(await may("203.0.113.23")).toBe(true);
});

test("one donor is limited, wherever he sits; his neighbours behind the same address are not", async () => {
  const [person, guest] = [aPerson(), aGuest()];
  const ids = [
    person.kind === "person" ? person.personId : "",
    guest.kind === "guest" ? guest.guestId : "",
  ];
  for (const id of ids) await usedUp(`hold-by-donor:${signatureOf("limits", id)}`, 120);
  for (const actor of [person, guest]) {
    await expect(limitHolds(from("203.0.113.9"), actor)).rejects.toMatchObject({ status: 429 });
    await expect(limitHolds(from("203.0.113.10"), actor)).rejects.toMatchObject({ status: 429 });
  }
  await limitHolds(from("203.0.113.9"), aGuest());
  await limitHolds(from("203.0.113.9"), aPerson());
});
