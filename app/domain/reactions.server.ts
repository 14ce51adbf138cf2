import type { Moment } from "./door.server";
import type { Events } from "./events";

type Reactions = {
  [Name in keyof Events]?: (moment: Moment, ids: Events[Name]) => Promise<void>;
};

/** Event → what else happens, in the same transaction. The one place to look. */
const reactions: Reactions = {};

export async function react<Name extends keyof Events>(
  moment: Moment,
  name: Name,
  ids: Events[Name],
): Promise<void> {
  await reactions[name]?.(moment, ids);
}
