import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import type { Actor } from "~/domain/actor";
import { guestHoldMinutes } from "~/domain/claims/life";
import { signatureOf } from "~/platform/signing.server";
import {
  countUses,
  usesBetween,
  withinLimits as allWithin,
  type Limit,
} from "~/platform/limits.server";
import { tooMany } from "./pages.server";

/** The header in which the edge hands the caller's address on; what a client sends is overwritten. */
export const addressHeader = "x-caller-address";

/** Whether the hop that a connection came over is one of our own proxies. */
export type Trusts = (address: string, hop: number) => boolean;

/** The caller's address: the first, from here on outwards, that is no proxy of ours. */
export function callerOf({ socket, headers }: IncomingMessage, trusts: Trusts): string {
  const told = String(headers["x-forwarded-for"] ?? "").split(",");
  const hops = [socket.remoteAddress ?? "", ...told.map((one) => one.trim()).reverse()];
  const known = hops.filter(Boolean);
  return known.find((address, hop) => !trusts(address, hop)) ?? known.at(-1) ?? "";
}

type Named = Limit & { name: string; of: string };

/** Counts this try at each limit and says whether all of them allow it, for forms that keep what was typed. */
export const withinLimits = (limits: readonly Named[]): Promise<boolean> =>
  allWithin(
    limits.map(({ name, of, ...limit }) => ({
      key: `${name}:${signatureOf("limits", of)}`,
      ...limit,
    })),
  );

const addressOf = (request: Request) => network(request.headers.get(addressHeader) ?? "");

/**
 * Counts this try and throws the 429 page when there were more than `max` in `seconds`.
 * Without a subject the caller's address counts, kept only as a keyed hash.
 */
export async function limit(request: Request, name: string, limit: Limit, subject?: string) {
  const allowed = await withinLimits([{ name, of: subject ?? addressOf(request), ...limit }]);
  if (!allowed) throw tooMany(limit.seconds);
}

/** A keyed hash of the network that the caller comes from. */
export const networkMark = (request: Request) => signatureOf("networks", addressOf(request));

/** One household has 2^64 addresses of IPv6 (RFC 6177): they count as one. */
export function network(address: string): string {
  if (!isIPv6(address)) return address;
  const plain = new URL(`http://[${address.replace(/%.*/, "")}]/`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(plain);
  if (mapped) return [mapped[1], mapped[2]].map(twoBytes).join(".");
  const [head = "", tail] = plain.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...new Array<string>(zeros).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

const twoBytes = (hex = "") => [parseInt(hex, 16) >> 8, parseInt(hex, 16) & 255].join(".");

const minute = 60;
const tenMinutes = 10 * minute;

/**
 * Limits how often one donor runs for wishes: a person by who he is, wherever he sits; a guest by
 * his cookie. A guest can throw his cookie away, so guests' addresses are kept from flooding too,
 * with room for a whole school or company behind one address when a batch opens.
 */
export async function limitHolds(request: Request, actor: Actor) {
  const who = actor.kind === "person" ? actor.personId : actor.kind === "guest" && actor.guestId;
  const limits: Named[] = [];
  if (who) limits.push({ name: "hold-by-donor", of: who, max: 120, seconds: tenMinutes });
  if (actor.kind !== "person")
    limits.push({
      name: "hold-by-address",
      of: addressOf(request),
      max: 5000,
      seconds: tenMinutes,
    });
  if (!(await withinLimits(limits))) throw tooMany(tenMinutes);
}

/** So many guests of one network may let their holds end within an hour; the next one signs in first. */
const mostUnanswered = 12;

const guestHolds = (request: Request, what: "held" | "kept") =>
  `guest-${what}:${signatureOf("limits", addressOf(request))}`;

/** Notes, by the minute, that a guest of the caller's network held a wish, or kept it by signing in. */
export const noteGuestHold = (request: Request, what: "held" | "kept") =>
  countUses([{ key: guestHolds(request, what), seconds: minute }]);

/**
 * Whether a guest of the caller's network may hold a wish without signing in first: few enough were
 * held and let go there within the hour. A hold counts only once its time is surely over, so that a
 * crowd behind one address is free to run when a batch opens.
 */
export async function guestsMayHold(request: Request): Promise<boolean> {
  const hour = 60 * minute;
  const [ended = 0, kept = 0] = await usesBetween([
    { key: guestHolds(request, "held"), from: hour, until: (guestHoldMinutes + 1) * minute },
    { key: guestHolds(request, "kept"), from: hour, until: 0 },
  ]);
  return ended - kept < mostUnanswered;
}
