import type { Same } from "../words";
import type { history as zh } from "../zh-CN/history";

export const history = {
  title: "What happened to this wish",
  lead: "Who did what and when, newest first. Looks at the child’s record stand here too; donors are not named.",
  none: "Nothing yet.",
  link: "History",
  looked: "Looked at the child’s record",
  look: "Look",
  toClaim: "This claim",
  back: "Back to the wish",
  by: {
    staff: "A colleague",
    business: "A business",
    donor: "A donor",
    steward: "Steward",
    system: "The system",
    link: "Whoever holds the claim’s link",
    guest: "A visitor",
  },
} satisfies Same<typeof zh>;
