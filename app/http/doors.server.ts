import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { actorOfSession } from "~/domain/accounts/sessions.server";
import { system, type Actor, type OrganizationKind, type Person, type Role } from "~/domain/actor";
import { claimOfLink } from "~/domain/claims/queries.server";
import { ask } from "~/domain/run.server";
import { readCookie, writeCookie } from "./cookies.server";
import { guestOf } from "./guest.server";
import { to } from "./locale";
import { forbidden, notFound, signedOut } from "./pages.server";
import { sessionOf } from "./session.server";

/** Who asks: the person signed in, else the guest of the cookie, else nobody known. */
export async function visitor(request: Request): Promise<Actor | null> {
  const guestId = guestOf(request);
  const person = await personOf(request);
  if (person) return { ...person, guestId };
  return guestId ? { kind: "guest", guestId } : null;
}

/** Someone who may hold a wish. Before the first form is posted that is a guest nobody has seen. */
export const donorOrGuest = async (request: Request): Promise<Actor> =>
  (await visitor(request)) ?? { kind: "guest", guestId: randomUUID() };

/**
 * The person signed in; others are sent to sign in and come back to where they were. A form is not
 * led away: what was typed would be gone, so its answer says that it was not kept.
 */
export async function signedIn(request: Request): Promise<Person> {
  const person = await personOf(request);
  if (person) return { ...person, guestId: guestOf(request) };
  if (request.method !== "GET") throw signedOut();
  const { pathname, search } = new URL(request.url);
  const back = withoutData(pathname, search);
  throw redirect(to(request, `/sign-in?to=${encodeURIComponent(back)}`));
}

/**
 * Who asks for a receipt: the person signed in, else the holder of a private claim link, for what he gave by
 * it; others are sent to sign in.
 */
export async function giver(request: Request): Promise<Actor> {
  const key = readCookie(request.headers.get("cookie"), "claim");
  const opened = key && !(await personOf(request)) ? await claimOf(key) : undefined;
  return opened ? { kind: "link", claimId: opened.id } : signedIn(request);
}

type Desk = { organizationId?: string; role?: Role };

/**
 * Staff of an organizer: of any, or of the one named. For everybody else the page does not exist;
 * who belongs to it without the role is told so.
 */
export async function staff(request: Request, { organizationId, role }: Desk = {}) {
  const person = await signedIn(request);
  const desks = person.memberships.filter(
    (one) =>
      one.kind === "organizer" &&
      (organizationId === undefined || one.organizationId === organizationId),
  );
  if (desks.length === 0) throw notFound();
  if (role && !desks.some(({ roles }) => roles.includes(role))) throw forbidden();
  return person;
}

/** Whether an organization keeps money in trust: a fund, or the charity that owns it. */
export const keepsMoney = (kind: OrganizationKind): boolean =>
  kind === "fund" || kind === "charity";

/** Somebody of a fund or of a host charity; for everybody else the page does not exist. */
export async function trustee(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!person.memberships.some(({ kind }) => keepsMoney(kind))) throw notFound();
  return person;
}

/** A steward of this installation; for everybody else the page does not exist. */
export async function steward(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!person.steward) throw notFound();
  return person;
}

async function personOf(request: Request): Promise<Person | null> {
  const token = sessionOf(request);
  const actor = token ? await actorOfSession(token) : null;
  return actor?.kind === "person" ? actor : null;
}

function withoutData(pathname: string, search: string) {
  const query = new URLSearchParams(search);
  query.delete("_data");
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/**
 * Who asks about a claim: the holder of its private link, whose key the browser kept, else a donor
 * or guest. The key is looked up each time, since staff may take a link back.
 */
export async function claimant(request: Request, claimId: string): Promise<Actor> {
  const key = readCookie(request.headers.get("cookie"), "claim");
  const opened = key ? await claimOf(key) : undefined;
  return opened?.id === claimId ? { kind: "link", claimId } : donorOrGuest(request);
}

/** Opens a private claim link: the claim it leads to, and the headers that keep the key. */
export async function openLink(key: string): Promise<{ claimId: string; headers: Headers }> {
  const claim = await claimOf(key);
  if (!claim) throw notFound();
  const headers = new Headers({ "set-cookie": writeCookie("claim", key) });
  return { claimId: claim.id, headers };
}

const claimOf = (token: string) =>
  ask(claimOfLink, { actor: system("claim-link"), input: { token: token.slice(0, 200) } });
