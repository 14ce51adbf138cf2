import type { LanternState } from "~/ui/lanterns";
import type { WishStanding } from "./wires";

/** How a wish's lantern hangs: bare, held, taken up, on its way, lit. Null when it is on no page. */
export function lanternOf({ state, claim }: WishStanding): LanternState | null {
  if (state === "open") return "open";
  if (state === "granted") return "granted";
  if (state !== "taken") return null;
  if (claim === "held") return "held";
  return claim === null || claim === "committed" ? "taken" : "sent";
}
