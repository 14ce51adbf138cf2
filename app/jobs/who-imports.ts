import { actorOfPerson } from "~/domain/accounts/sessions.server";
import { system, type Person } from "~/domain/actor";
import { mayKeepImports } from "~/domain/imports/may";
import { importAtWork } from "~/domain/imports/read-rows.server";
import { ask } from "~/domain/run.server";

type AtWork = NonNullable<Awaited<ReturnType<typeof work>>>;
const work = (importId: string) =>
  ask(importAtWork, { actor: system("import"), input: { importId } });

/**
 * Who had an import begun, with what he may do by now, if it is where a job thinks it is; `denied`
 * where he may not any more.
 */
export async function whoImports(
  importId: string,
  state: AtWork["state"],
  denied: () => Promise<void>,
): Promise<Person | null> {
  const one = await work(importId);
  if (one?.state !== state) return null;
  const person = await actorOfPerson(one.personId);
  if (person && mayKeepImports(person, one.organizerId)) return person;
  await denied();
  return null;
}
