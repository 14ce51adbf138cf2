import type { Same } from "../words";
import type { site as zh } from "../zh-CN/site";

export const site = {
  title: "Wishbridge",
  description:
    "Small wishes of children who live far from their parents, posted in batches, for you to claim and bring.",
  wishes: "Wishes",
  batches: "Batches",
  funds: "Funds",
  fundDesk: "Fund desk",
  about: "How it works",
  privacy: "Privacy",
  businesses: "Businesses",
  concern: "Report a concern",
  signIn: "Sign in",
  me: "My claims",
  organizer: "Desk",
  steward: "Platform",
  mailbox: "Practice mailbox",
  practice: "This is a practice site: no real mail is sent, and no child here is real.",
  otherLanguage: "中文",
  promise: "Here are invented names and wishes; no child’s name, school or address.",
} satisfies Same<typeof zh>;
