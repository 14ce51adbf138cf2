import type { Same } from "../words";
import type { photos as zh } from "../zh-CN/photos";

export const photos = {
  title: "Photos to approve",
  lead: "Somebody other than the taker looks at a photo before the donor does. Refuse those that show a child’s face, a name, a school or a house number.",
  empty: "No photo waits",
  alt: "Photo taken at the delivery",
  taker: "Taken by",
  unshared:
    "The guardian hasn’t agreed to share it with the donor. Approved, it stays with your organization.",
  own: "You took this one. Somebody else approves it.",
  decision: "This photo",
  keep: "Fine, for the organization alone",
  cover: "Cover what must not show",
  covering: {
    title: "Cover what must not show",
    lead: "Choose the squares with a child’s face, a name, a school or a house number. The covered photo takes the place of the first one, which isn’t kept.",
    cell: "Row {row}, column {column}",
    go: "Cover",
    back: "Not now, go back",
  },
  decide: "Save",
  look: "Open a paper",
  lookLead:
    "It holds real names. Say what for: the look is put on record, and the picture closes after five minutes.",
  openPaper: "Open",
  paper: "Photo of the paper",
  scans: "Photos of the consent sheet",
  scansLead:
    "A signed sheet can be photographed and kept. The photo is sealed, and opening it needs a purpose.",
  noScans: "No photo yet",
  addScan: "Add photo",
  scanFile: "Photo of the sheet",
} satisfies Same<typeof zh>;
