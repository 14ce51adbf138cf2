import {
  makers,
  type Handling as PlatformHandling,
  type Moment as PlatformMoment,
} from "~/platform/command.server";
import type { Actor } from "./actor";
import type { Events } from "./events";

export type Moment = PlatformMoment<Actor>;
export type Handling = PlatformHandling<Actor, Events>;

/** How a command, a query or a sweep of the domain is declared. */
export const { command, query, sweep } = makers<Actor, Events>();
