import type { practice as zh } from "../zh-CN/practice";
import type { Same } from "../words";

export const practice = {
  title: "Practice mailbox",
  lead: "Every letter sent while practising lands here, the newest first. None of them was really sent.",
  to: "To",
  subject: "Subject",
  sentAt: "Sent",
  empty: "No letters yet",
  emptyBody: "Sign in, claim a wish or publish a batch, and a letter will land here.",
  drawn: "See it as a mail program shows it",
} satisfies Same<typeof zh>;
