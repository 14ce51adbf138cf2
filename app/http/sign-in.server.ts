import { redirect } from "@remix-run/node";
import { adoptHold } from "~/domain/claims/adopt-hold.server";
import { holdOfGuest } from "~/domain/claims/own.server";
import { proveCode } from "~/domain/accounts/prove-code.server";
import { requestCode } from "~/domain/accounts/request-code.server";
import { system, type Actor, type Person } from "~/domain/actor";
import { ask, run } from "~/domain/run.server";
import { Refusal } from "~/platform/refusal";
import { openShort, sealShort } from "~/platform/signing.server";
import { cookies, readCookie, writeCookie } from "./cookies.server";
import { formInput } from "./form.server";
import { guestOf } from "./guest.server";
import { limit, noteGuestHold } from "./limits.server";
import { localeOfRequest, to } from "./locale";
import { endSession, startSession } from "./session.server";
import { refused, submit } from "./submit.server";

/** Who types a code is nobody known yet. */
const actor = system("sign-in");

const quarter = 15 * 60;
const day = 24 * 3600;
const cookie = "sign-in";

/** The page that asked for the sign-in, to come back to. */
const wantedPage = (request: Request) => new URL(request.url).searchParams.get("to");

/** Where somebody who is signed in goes on: the page that asked, or else the room he works in. */
export function onwards(request: Request, { steward, memberships }: Person): Response {
  const works = (kind: string) => memberships.some((one) => one.kind === kind);
  const money = works("fund") || works("charity") ? "/fund" : "/me";
  const desk = works("organizer") ? "/organizer" : money;
  return redirect(to(request, wantedPage(request) ?? (steward ? "/steward" : desk)));
}

/** What the visitor holds as a guest, to be kept in sight while he signs in. */
export const holdAlong = async (actor: Actor | null) =>
  actor?.kind === "guest" ? ask(holdOfGuest, { actor, input: {} }) : null;

/** The email that a code was sent to from this browser; it lies sealed in a cookie until it is proven. */
export function awaitedEmail(request: Request): string | null {
  const sealed = readCookie(request.headers.get("cookie"), cookie);
  if (!sealed) return null;
  try {
    return openShort("sign-in-email", Buffer.from(sealed, "base64url"));
  } catch {
    return null;
  }
}

/** Sends a code to the email of a posted form and goes on to where it is typed. */
export async function sendCode(request: Request): Promise<Response> {
  const { email: typed } = await formInput(request);
  const email = typeof typed === "string" ? typed.trim().toLowerCase() : "";
  const input = { email, locale: localeOfRequest(request) };
  await limit(request, "code-by-address", { max: 60, seconds: quarter });
  await limit(request, "code-by-email", { max: 5, seconds: quarter }, email);
  const sealed = sealShort("sign-in-email", email).toString("base64url");
  return submit(requestCode, {
    actor,
    input,
    then: () =>
      redirect(to(request, `/sign-in/code${new URL(request.url).search}`), {
        headers: { "set-cookie": writeCookie(cookie, sealed, { maxAge: cookies[cookie] }) },
      }),
  });
}

/** Signs in by the code of a posted form and goes back to the page that asked. */
export async function signInByCode(request: Request): Promise<Response> {
  const email = awaitedEmail(request);
  if (email === null) return redirect(to(request, "/sign-in"));
  await limit(request, "code-tries", { max: 60, seconds: quarter });
  // A million codes, sixty guesses a day: from however many addresses.
  await limit(request, "code-tries-by-email", { max: 60, seconds: day }, email);
  const { code } = await formInput(request);
  const input = { code, email, locale: localeOfRequest(request) };
  return submit(proveCode, {
    actor,
    input,
    async then(proof) {
      if ("refused" in proof) return refused(new Refusal(proof.refused, "code"), input);
      await takeHoldAlong(request, newcomer(proof.personId, request));
      await endSession(request);
      const headers = await startSession(proof.personId);
      headers.append("set-cookie", writeCookie(cookie, "", { maxAge: 0 }));
      return redirect(to(request, wantedPage(request) ?? "/sign-in"), { headers });
    },
  });
}

/** What keeps a hold from coming along, like a cap that fills this very moment, keeps nobody from signing in. */
async function takeHoldAlong(request: Request, actor: Person) {
  try {
    const { adopted } = await run(adoptHold, { actor, input: {} });
    if (adopted) await noteGuestHold(request, "kept");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Who has just signed in, still with the guest he came as: his hold becomes his own. */
const newcomer = (personId: string, request: Request): Person => ({
  kind: "person",
  personId,
  steward: false,
  memberships: [],
  guestId: guestOf(request),
});
