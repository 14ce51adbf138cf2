import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "~/domain/actor";
import type { Events } from "~/domain/events";
import type { Command } from "~/platform/command.server";
import { formInput } from "./form.server";
import { pickedIn } from "./picking.server";
import { submit } from "./submit.server";

type Asked = { request: Request; params: { slug?: string } };

/** Which batch and which of its wishes the page of a bulk step is about. */
export const pickOf = ({ request, params }: Asked) => ({
  slug: params.slug,
  pick: pickedIn(request),
});

/** Lets the form of a bulk step count once, however often it is sent. */
export const onceOnly = <Page extends object>(page: Page): Page & { once: string } => ({
  ...page,
  once: randomUUID(),
});

type Outcome = { done: number[]; left: unknown[] };

/** Does a bulk step with what its form holds; the page then tells the outcome. */
export const doMany = async <Schema extends z.ZodType, Subject, Result extends Outcome>(
  command: Command<Actor, Events, Schema, Subject, Result>,
  { actor, request, params }: Asked & { actor: Actor },
): Promise<Response> =>
  submit(command, {
    actor,
    input: { ...(await formInput(request)), slug: params.slug },
    then: ({ done, left }) => Response.json({ outcome: { done, left } }),
  });
