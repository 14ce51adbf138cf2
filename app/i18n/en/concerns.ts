import type { Same } from "../words";
import type { concerns as zh } from "../zh-CN/concerns";

export const concerns = {
  link: "Report a concern",
  linkPhoto: "Report a concern about this photo",
  title: "Report a concern",
  lead: "Tell the steward of this site what is wrong. You needn’t sign in; the organizer sees neither who you are nor what you write.",
  about: "It is about",
  things: {
    ...{ wish: "Wish", batch: "Batch", photo: "Photo", business: "Business" },
    ...{ fund: "Fund", report: "Report", site: "The whole site" },
  },
  ofSite: "The site itself",
  of: "In the batch",
  danger: {
    title: "Is a child in danger now?",
    body: "Please call first and don’t wait for us. In mainland China: the police at 110; the youth helpline 12355 listens and advises. Elsewhere: your local emergency number.",
  },
  kind: "What is wrong",
  kinds: {
    identity: "It shows who the child is",
    unfit: "It is unfit or hurtful",
    fraud: "It may be a fraud",
    wrong: "It is wrong or out of date",
    other: "Something else",
  },
  identityHint: "A real name, a school, an address, a phone number, a face one can recognise",
  words: "What happened",
  wordsHint:
    "10 to 1,000 characters; you may leave it empty if it shows who the child is. Where you saw it is enough: please don’t copy the child’s name or school.",
  email: "Email",
  emailHint:
    "If you would like to know what came of it. Used for that one answer, deleted 90 days after the concern is closed.",
  send: "Send to the steward",
  back: "Go back without reporting",
  thanks: {
    title: "Thank you, we have it",
    lead: "It waits with the steward now. You can close this page, or load it again, without sending anything twice.",
    next: "What happens next",
    steps: {
      urgent:
        "If it shows who a child is, it comes first: the steward gets a letter at once and looks the same day. Where there is enough to go by, the wish leaves the pages meanwhile.",
      others:
        "Anything else is looked at within three days. What is wrong is put right by the organizer; what is unsafe is stopped at once.",
      answer: "If you left an email, one letter tells you what came of it.",
      privacy:
        "What you wrote lies encrypted. Only a steward opens it, each look is written down, and it is deleted 90 days after the concern is closed.",
    },
    on: "See wishes still waiting",
  },
  state: { open: "Open", closed: "Closed" },
  outcomes: { unfounded: "Nothing was wrong", mended: "Put right", frozen: "Stopped" },
  hid: "Hidden meanwhile",
  queue: {
    title: "Concerns",
    lead: "Those that show who a child is come first. Opening one leaves a row in the log.",
    open: "Waiting for you",
    closed: "Closed",
    none: "No concern is waiting",
    noneWhy: "When somebody reports one, it stands here.",
    older: "Earlier",
    todo: (count) => (count === 1 ? "A concern was reported" : `${count} concerns were reported`),
    urgent: (count) =>
      count === 1
        ? "One says that it shows who a child is"
        : `${count} say that they show who a child is`,
    quiet: "Look, and stop first what isn’t safe",
    go: "Look",
    all: "Concerns that were reported",
    columns: {
      thing: "About",
      kind: "What is wrong",
      at: "When",
      organization: "Whose",
      state: "State",
    },
  },
  one: {
    words: "What was written",
    noWords: "Nothing was written.",
    forgotten: "It was closed more than 90 days ago; what was written is deleted.",
    reporter: "Reported by",
    known:
      "Somebody known here: a gift of theirs arrived, or they work for a verified organization",
    stranger: "Somebody not known here",
    email: "The answer goes to",
    noEmail: "No email was left",
    reported: "When",
    organization: "Whose",
    hid: "This concern took the wish off the pages. Until it is closed, the organizer’s staff can’t put it back.",
    note: "The steward’s note",
    outcome: "Outcome",
    closedBy: "Closed by",
    closedAt: "Closed",
    thing: "What it is about",
    photo: "The photo it is about",
    see: "See the public page",
    offPage: "Not on a public page now",
    stop: "Stop it first",
    freezeWish: "Freeze this wish",
    unfreezeWish: "This wish is frozen; unfreeze it",
    organizationPage: "See this organization, or freeze it",
    freezePerson: "Freeze a person",
    earlier: "Other concerns about the same",
    close: "Note the outcome and close",
    reopen: "Open it again",
    back: "Back to the concern",
  },
  closing: {
    title: "Close this concern",
    lead: "Stop what isn’t safe first, then close.",
    outcome: "Outcome",
    hints: {
      unfounded: "You looked, and nothing is wrong",
      mended: "The organizer has put it right or taken it away",
      frozen: "It is frozen and stays so for now",
    },
    note: "Note",
    noteHint:
      "For stewards who look later. Encrypted with the concern and deleted with it after 90 days.",
    answers: "An email was left: one letter tells the outcome, without your note.",
    shows:
      "A concern hid this wish. If nothing was wrong it returns to the public pages at once; otherwise the organizer puts it back.",
    button: "Close",
  },
  reopening: {
    title: "Open this concern again",
    lead: "It returns to those that wait. An answer already sent can’t be taken back; closing it again sends another.",
    button: "Open it again",
  },
  told: {
    title: "Concerns about what you posted",
    lead: "The steward is looking. Please look too: mend what is wrong, hide what shouldn’t be seen. Who said so, and what was written, isn’t shown here.",
    none: "No concern is waiting",
    noneWhy:
      "When somebody says that something is wrong with a wish, a batch or a photo of yours, it stands here.",
    hid: "Taken off the public pages until the steward has closed it",
  },
} satisfies Same<typeof zh>;
