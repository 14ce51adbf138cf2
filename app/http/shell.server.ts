import { env } from "~/platform/env.server";
import { keepsMoney, visitor } from "./doors.server";

/** What the masthead shows of the one who looks; it protects nothing. */
export async function shellOf(request: Request) {
  const actor = await visitor(request);
  const person = actor?.kind === "person" ? actor : undefined;
  const desks = person?.memberships.filter(({ kind }) => kind === "organizer") ?? [];
  return {
    origin: env().publicUrl,
    practice: env().practice,
    signedIn: person !== undefined,
    organizer: desks.length > 0,
    fund: person?.memberships.some(({ kind }) => keepsMoney(kind)) ?? false,
    roles: desks.flatMap(({ roles }) => roles),
    steward: person?.steward ?? false,
  };
}
