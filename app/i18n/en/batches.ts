import type { Same } from "../words";
import type { batches as zh } from "../zh-CN/batches";

export const batches = {
  lanterns: (count) => `${count} wishes, one lantern each`,
  outOf: (count) => `of ${count}`,
  taken: "Taken up",
  granted: "Come true",
  grantedNote: "each one confirmed",
  closes: "Claims close",
  deliverBy: "At the collection point by",
  state: {
    draft: "Draft",
    scheduled: "Scheduled",
    open: "Open for claims",
    closed: "Claims closed",
    reported: "Reported",
  },
} satisfies Same<typeof zh>;
