import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { Person } from "~/domain/actor";
import { purposeInput } from "~/domain/funds/input";
import { pledgeForm } from "~/domain/funds/pledge-queries.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { env } from "~/platform/env.server";
import { formInput } from "./form.server";
import { limit } from "./limits.server";
import { to } from "./locale";
import { show, submit } from "./submit.server";

const hour = 3600;

/** What the pledge form shows; the purpose may be chosen by the link that led here (`for`). */
export async function pledgeAsked(request: Request, actor: Person, slug: string) {
  const wanted = new URL(request.url).searchParams.get("for") ?? undefined;
  const form = await show(pledgeForm, { actor, input: { slug } });
  return {
    ...form,
    cards: form.cards && env().cards !== "none",
    purpose: purposeInput.safeParse(wanted).data ?? "general",
    formKey: randomUUID(),
  };
}

/** Promises what a posted form says and goes on to the reference. */
export async function sendPledge(
  request: Request,
  actor: Person,
  of: { slug: string; token?: string },
) {
  await limit(request, "pledge-by-person", { max: 30, seconds: hour }, actor.personId);
  return submit(promisePledge, {
    actor,
    input: { ...(await formInput(request)), ...of },
    // To the provider's page leads a link: a form may not lead off this site.
    then: ({ publicId, how }) =>
      redirect(to(request, `/pledges/${publicId}${how === "transfer" ? "" : "/payment"}`)),
  });
}
