import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "~/domain/actor";
import type { Query } from "~/platform/command.server";
import { trustee } from "./doors.server";
import { to } from "./locale";
import { show } from "./submit.server";

type Decided = { id: string; state: string };

/**
 * Something of a fund that waits for a second person, for the page that asks once before he decides. Where
 * nothing is to be decided any more, the thing's own page, among its `kind`, says what became of it.
 */
export async function beforeDeciding<Schema extends z.ZodType, Subject, Result extends Decided>(
  request: Request,
  query: Query<Actor, Schema, Subject, Result>,
  params: Record<string, string | undefined>,
  kind: "deposits" | "adjustments" | "returns" | "refunds" | "purchases",
): Promise<Result> {
  const thing = await show(query, { actor: await trustee(request), input: params });
  if (thing.state !== "recorded" && thing.state !== "asked")
    throw redirect(to(request, `/fund/${params.slug}/${kind}/${thing.id}`));
  return thing;
}
