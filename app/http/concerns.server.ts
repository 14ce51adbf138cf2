import { redirect } from "@remix-run/node";
import { system, type Actor } from "~/domain/actor";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { thingToReport, wholeSite } from "~/domain/concerns/things.server";
import { run } from "~/domain/run.server";
import { Refusal } from "~/platform/refusal";
import { donorOrGuest } from "./doors.server";
import { formInput } from "./form.server";
import { networkMark, withinLimits } from "./limits.server";
import { localeOfRequest, to } from "./locale";
import { notFound } from "./pages.server";
import { refused } from "./submit.server";

const hour = 3600;

/** Whoever reports a concern stands in no log: the site writes it down for him. */
const site = system("concerns");

const aboutOf = (request: Request) => new URL(request.url).searchParams.get("about") ?? wholeSite;

/** The thing that the address names; what not everybody sees is as if it weren't there. */
export async function thingAsked(request: Request) {
  const thing = await thingToReport(aboutOf(request));
  if (!thing) throw notFound();
  return thing;
}

/** Who reports, as the concern keeps him apart from others. */
function reporterOf(actor: Actor) {
  if (actor.kind === "person") return { kind: "person", id: actor.personId };
  if (actor.kind === "guest") return { kind: "guest", id: actor.guestId };
  throw new Error("Only people report concerns");
}

/** Writes down the concern of a posted form and goes on to the thanks. Whatever refuses it, the words stay. */
export async function sendConcern(request: Request): Promise<Response> {
  const form = await formInput(request);
  const reporter = reporterOf(await donorOrGuest(request));
  const network = networkMark(request);
  const input = { ...form, about: aboutOf(request), locale: localeOfRequest(request) };
  const within = await withinLimits([
    { name: "concern-by-reporter", of: reporter.id, max: 10, seconds: hour },
    { name: "concern-by-address", of: network, max: 20, seconds: hour },
  ]);
  if (!within) return refused(new Refusal("too_many_tries"), form);
  try {
    await run(reportConcern, { actor: site, input: { ...input, reporter, network } });
  } catch (error) {
    if (error instanceof Refusal) return refused(error, form);
    throw error;
  }
  return redirect(to(request, "/concerns/thanks"));
}
