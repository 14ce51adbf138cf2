import type { SerializeFrom } from "@remix-run/node";
import type { loader } from "./route";

/** What the page reads, as it comes over the wire. */
export type Reading = SerializeFrom<typeof loader>;
export type Read = Reading["text"];
