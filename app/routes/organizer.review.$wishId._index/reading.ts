import type { SerializeFrom } from "@remix-run/node";
import type { FormEvent } from "react";
import type { loader } from "./route";

/** What the page reads, as it comes over the wire. */
export type Reading = SerializeFrom<typeof loader>;
export type Read = Reading["text"];

/** Keeps a form while another decision is on its way, and sends it then; tells whether it does. */
export type Hold = (again: () => void) => boolean;

/** What a form does when it is sent: nothing yet, while it is held. */
export const sentThrough = (hold: Hold) => (event: FormEvent<HTMLFormElement>) => {
  const form = event.currentTarget;
  if (hold(() => form.requestSubmit())) event.preventDefault();
};
