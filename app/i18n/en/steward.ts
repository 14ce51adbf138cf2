import type { Same } from "../words";
import type { steward as zh } from "../zh-CN/steward";

export const steward = {
  title: "Steward",
  lead: "Let real organizations in, and stop at once what isn’t safe.",
  waiting: "Waiting for you",
  decided: "Other organizations",
  nothingWaits: "No application is waiting",
  nothingWaitsWhy: "When an organization applies, it stands here.",
  own: "You applied for this one yourself; another steward has to decide.",
  decision: {
    open: "Decide",
    title: "Decision",
    lead: "Look the registration number up and meet or phone them first. The applicant is told by letter.",
    button: "Decide",
    verify: "Verify",
    verifyHint: "It may make batches and invite people; the applicant becomes coordinator",
    refuse: "Refuse",
    refuseHint: "Say in the note what is missing, so that they can apply again",
  },
  freeze: {
    title: "Freeze",
    lead: "Its batches and wishes leave every public page at once, its staff can’t reach their desk, and claims on their way are on hold. Nothing is deleted.",
  },
  unfreeze: {
    title: "Unfreeze",
    lead: "Its batches and wishes return to the public pages as they were, and its staff can go on.",
  },
  search: {
    title: "Stop what is unsafe",
    lead: "When somebody reports a concern, stop it first, then find out.",
    wish: "A wish’s address or id",
    wishHint: "such as the eight characters after /wishes/",
    person: "A person’s email",
    personHint: "the one he signs in with",
    find: "Find",
    back: "Back to the steward’s page",
  },
  wishes: {
    freeze: "Freeze this wish",
    freezeLead:
      "It leaves every public page at once. A claim on it is put on hold; nothing is deleted.",
    unfreeze: "Unfreeze",
    unfreezeLead:
      "It is frozen now. Afterwards it returns to the public pages as it was, and its claim goes on with at least seven days.",
    organizer: "Organizer",
    batch: "Batch",
    since: "Frozen since",
  },
  people: {
    freeze: "Freeze this person",
    freezeLead:
      "No sign-in of theirs opens from now on, and wishes they only hold are open again. What they promised is for the organizer to decide.",
    unfreeze: "Unfreeze",
    unfreezeLead: "They are frozen now. Afterwards they can sign in as before.",
    since: "Frozen since",
    joined: "First came",
  },
  log: {
    title: "Log",
    open: "See who did what, and when",
    lead: "Every change and every look at a child’s record stands here, numbered, each chained to the one before. Ids and names of fields only, never what they hold.",
    whole: "The chain is whole, sealed up to number",
    broken: "The chain is broken. The first that doesn’t fit is",
    older: "Earlier",
    empty: "Nothing yet",
    columns: {
      number: "No.",
      at: "When",
      name: "What",
      who: "Who",
      fields: "Purpose and fields",
    },
  },
} satisfies Same<typeof zh>;
