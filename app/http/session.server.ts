import { closeSession, openSession } from "~/domain/accounts/sessions.server";
import { readCookie, writeCookie } from "./cookies.server";

/** The session's secret in a `Cookie` header; only the database knows whose it is. */
export const sessionIn = (header: string | null | undefined) => readCookie(header, "session");

/** The session's secret of the one who asks, if any. */
export const sessionOf = (request: Request) => sessionIn(request.headers.get("cookie"));

/** Signs a person in; the answer's headers carry the new session. */
export async function startSession(personId: string): Promise<Headers> {
  const { token, expiresAt } = await openSession(personId);
  return new Headers({ "set-cookie": writeCookie("session", token, { expires: expiresAt }) });
}

/** Signs out: the session ends in the database, then in the browser. */
export async function endSession(request: Request): Promise<Headers> {
  const token = sessionOf(request);
  if (token) await closeSession(token);
  return new Headers({ "set-cookie": writeCookie("session", "", { maxAge: 0 }) });
}
