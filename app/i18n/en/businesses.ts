import type { Same } from "../words";
import type { businesses as zh } from "../zh-CN/businesses";

export const businesses = {
  title: "Businesses that give",
  lead: "Companies and associations that want to be known, in the order of their Chinese names. The figures are counted from wishes whose arrival was confirmed; nobody can type them in.",
  none: "No business wants to be known yet",
  noneNote: "One appears here only if it asks to. Giving quietly is just as good.",
  name: "Name",
  verified: "Verified",
  verifiedNote: "by a steward of this site",
  granted: "Granted",
  grantedNote: "wishes, each confirmed by someone who was there",
  onTheWay: "On the way",
  onTheWayNote: "promised, and not confirmed yet",
  unshown: "not shown",
  next: "Next page",
  first: "Back to the first page",
  shown: (count) => `${count} on this page`,
  what: "What it granted",
  kind: "Kind",
  count: "Wishes",
  counted: (count) => `${count}`,
  whole: "In all",
  lately: "Granted lately",
  nothing: "Nothing is confirmed yet",
  nothingNote:
    "What was promised counts once the child has it and someone who was there confirmed it.",
  unnamed:
    "Which wishes these are is not listed: the business prefers not to, or they are of fewer than five children. With so few it would be easy to guess who they are.",
  noFigures: "This business doesn’t show its figures.",
  by: "Granted by",
  wishes: "See the wishes that wait",
  keep: {
    title: "Public page",
    open: "Public page",
    openNote: "It is up to you whether others see how many wishes you granted.",
    lead: "If you don’t want one, there is nothing. If you do, there is a page with your name, your introduction and how many wishes were confirmed. Which colleague claimed them stands nowhere.",
    wanted: "We want a public page",
    wantedHint: "Switched off, it is gone at once; your claims go on.",
    intro: "Introduction",
    introHint:
      "300 characters at most. No phone, WeChat, link, address, school or person’s name: it won’t be saved with one.",
    counted: "Show how many we granted",
    countedHint: "Only what was confirmed by someone who was there; we count it from your claims.",
    named: "Name us beside the wishes we granted",
    namedHint:
      "Only once they are wishes of five children or more: with fewer it would be easy to guess which child.",
    save: "Save",
    back: "Back to the members",
    isOpen: "It is public now:",
    isClosed:
      "A steward closed this page. Please get in touch with the steward; it can be opened again.",
  },
  steward: {
    title: "Public page",
    none: "This business didn’t ask for one.",
    off: "Switched off by the business.",
    open: "See the public page",
    closed: "Closed by you or another steward.",
    revised: "Last changed",
    close: "Close the public page",
    closeLead:
      "It is gone at once, and the name no longer stands beside wishes. The business goes on claiming; to stop that too, freeze it.",
    reopen: "Open the public page again",
    reopenLead:
      "If the business still wants it, it is back at once with what was saved last. Please read the introduction first.",
    back: "Back to the organization",
  },
} satisfies Same<typeof zh>;
