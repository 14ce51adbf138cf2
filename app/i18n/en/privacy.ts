import type { Same } from "../words";
import type { privacy as zh } from "../zh-CN/privacy";

export const privacy = {
  title: "What we keep and what we don’t",
  lead: "Only what is true stands on this page. Where the program reckons in days, these are the figures it uses itself.",
  days: (count) => `${count} ${count === 1 ? "day" : "days"}`,
  minutes: (count) => `${count} minutes`,
  child: "Children",
  childKept:
    "Name, birthday, school, village, guardian, phone, measures and notes are encrypted child by child, the keys kept elsewhere. Only the organizer’s staff open them, to check and to deliver; each time they say why, and it is recorded.",
  childPublic:
    "Public are alias, age band, place, the wish, the child’s words and the size. Where fewer than five children of a batch share township and age band, the age band goes first, then the township gives way to the county.",
  childMatched:
    "Whoever claims a wish also learns the collection point’s address and, where the guardian agreed, sees a reviewed photo; never the child’s name, school or home.",
  childConsent:
    "Without a guardian’s signed consent nothing is published. It lasts a year at most and can be withdrawn at any time; within a minute of that, no page shows it.",
  childErased:
    "When its time has come, the identity is deleted together with its key, so that backups can’t open it either. The public wish, alias and size stay as the record of what was done, and lead to the child no more.",
  papers:
    "Photographed consents and signed lists are encrypted, and each opening is recorded. When the last child on one of them is deleted, its key goes the same night, so that nothing opens it any more, and then the picture.",
  never: "Never kept",
  neverNote:
    "ID-card and household numbers, bank cards, positions, face templates, diagnoses, religion, social-media handles. Forms and imports refuse what they recognise of these.",
  donor: "Donors",
  donorKept:
    "Your email, the name you like to give, your language, your claims and each step they took, the parcel’s carrier and number; of a receipt, to whom it is made out, encrypted. There is no password.",
  donorSeen:
    "The organizer’s coordinator sees your email or phone only by opening it, which is recorded each time; other visitors and the child don’t learn who you are. Colleagues who claim for one business see each other’s names and emails.",
  donorByHand:
    "Of a donor without email, whom staff registered, a name and a phone are kept, encrypted, each opening recorded; they stay with the claim and are not deleted by themselves.",
  donorGuest:
    "Before you give an email there is only a signed cookie that remembers which wish you keep.",
  organizations: "Organizations and staff",
  organizationsNote:
    "Name, registration number, contact email, place and introduction from an application are for the steward. People of one organization see each other’s names, emails and roles. A business has a public page only if it wants one: its name, since when it is verified, its introduction and how many wishes it granted. Which colleague claimed them stands nowhere, and with wishes of fewer than five children it isn’t listed which ones they are.",
  concern: "Concerns",
  concernNote:
    "What you write when you report a concern, and the email you may leave, are encrypted; stewards alone can open them, and each look is recorded. We don’t keep who you are, only a mark by which a second report of the same day is recognised.",
  photos: "Photos",
  photosNote:
    "Each is made anew when it comes in and loses position and other data. Someone other than its taker reviews it before the claimant sees it; publishing needs a consent of its own. What is refused is deleted at once.",
  tables: "Imported tables",
  tablesNote:
    "The file is deleted once it was read, its rows lie encrypted; columns of ID numbers and bank cards aren’t read in at all.",
  mail: "Letters",
  mailNote:
    "A letter to you names the wish, its number and batch, the collection point’s address and phone, and a link back; never a child’s name, school or address. We store only ids and links and fill in the rest as it is sent; sign-in codes and private links lie encrypted and are cleared once sent.",
  mailBy: {
    practice: "This is a practice site: letters aren’t sent, they lie in the practice mailbox.",
    none: "This site sends no mail; the organizer’s staff tell you.",
    resend:
      "Mail is carried by the company Resend, which knows the address and what the letter says. Nobody else is given your data.",
  },
  kept: "How long",
  keptNote: "It is cleared every night, and how much was cleared is logged.",
  what: "What",
  long: "How long",
  terms: {
    drafts: "A child’s record without a guardian’s consent",
    reported: "A child’s identity, after its batch was reported",
    closed: "A child’s identity, after its batch closed (whichever comes first)",
    imports: "Rows of an imported table",
    photos: "A claimant sees the delivery photo, after the delivery",
    holds: "Holds that became no claim",
    sessions: "A sign-in",
    codes: "Sign-in codes, after they ran out",
    letters: "Letters",
    concerns: "Words and email of a concern, counted from when it was closed",
    keys: "Keys that keep a form from being sent twice",
    limits: "Counts against floods (of your address, only a keyed fingerprint)",
    donorNames:
      "To whom a receipt is made out, and who paid (encrypted; number and amount stay, as books must)",
  },
  stays:
    "Claims and deliveries, organizations and members, have no date on which they go by themselves: what was given must remain accounted for. Your email and name go when you delete your account. The record of who saw or changed what is only ever added to, and isn’t deleted by itself either.",
  cookies: "Cookies and your browser",
  cookiesNote: "These and no others. No statistics, no advertising, no third party on any page.",
  cookie: "Name",
  cookieFor: "What for",
  cookieNotes: {
    session: "remembers that you signed in",
    guest: "remembers the wish you keep before you sign in",
    claim: "remembers a claim link that you opened",
    "sign-in": "which email a code went to, encrypted; gone once you typed it",
    lang: "that on your first visit your browser asked for English and was led to the English pages",
  },
  untilClosed: "until the browser is closed",
  browserNote:
    "The desk also keeps, in the browsers of staff, whether its keyboard shortcuts are on and the ids of photos that are half sent.",
  logs: "Logs and backups",
  logsNote:
    "Server logs hold the time, the kind of page and how quick it was; no address, no email, no search words, nothing about children. In backups, children’s records and their keys are kept apart.",
  rights: "You can",
  rightsSee:
    "See and correct: signed in, “My wishes” has your claims, and the settings let you change your name.",
  rightsErase:
    "Have it deleted: in your settings, “Delete my account” removes your email, your name and your letters at once. The record of what was claimed stays, without them. For a copy please tell the steward.",
  rightsGuardian:
    "Guardians can withdraw their consent, or have the child’s record deleted, at any time: tell the teacher or the organizer who wrote the wish down; on the child’s page it is one step, and it acts at once.",
  rightsWrite: "The steward’s email:",
  rightsAsk: "Tell the steward by writing here:",
} satisfies Same<typeof zh>;
