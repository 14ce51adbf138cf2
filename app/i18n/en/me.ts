import type { Same } from "../words";
import type { me as zh } from "../zh-CN/me";

export const me = {
  title: "My claims",
  lead: (count: number) =>
    count === 0
      ? "You have no wish to grant right now."
      : count === 1
        ? "One wish is yours to grant."
        : `${count} wishes are yours to grant.`,
  held: "Held for now",
  heldNote: "Not claimed yet; when the time is over, it is put back. Next:",
  sayHow: "say how you will give it",
  live: "Under way",
  own: "My own",
  by: "With {name}",
  byColleague: "With a colleague",
  past: "Earlier",
  empty: "You haven’t claimed a wish yet",
  emptyNote: "Choose one, send it to the collection point, and watch it arrive step by step.",
  wishes: "See the wishes",
  organizations: "My organizations",
  apply: "Register an organization",
  settings: {
    title: "My settings",
    lead: "Your name is for the organizer only; the language is for our letters to you.",
    name: "Your name",
    locale: "Language of letters",
    zh: "中文",
    en: "English",
    email: "Email",
    save: "Save",
    back: "Back to my claims",
  },
  leaving: {
    title: "Delete my account",
    lead: "This can’t be undone.",
    goes: "At once your email and name are deleted, with your letters, and you are signed out everywhere. You are no longer a member of any organization.",
    stays:
      "What you granted and gave stays as the record of what was done, without you in it; on receipts already written your name stays, encrypted, for seven years, as books must have it. Encrypted backups are gone after 30 days.",
    sure: "Yes, delete my account",
    button: "Delete for good",
  },
  signOut: "Sign out",
} satisfies Same<typeof zh>;
