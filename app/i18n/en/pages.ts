import type { Same } from "../words";
import type { pages as zh } from "../zh-CN/pages";

export const pages = {
  home: {
    title: "One child’s small wish, waiting for one person",
    lead: "Teachers and social workers go from village to village, write down the small wishes of children whose parents work far away, check them and post them. You pick one, buy it or bring it to the collection point; once the child has it, you see the photo.",
    see: "See the wishes that wait",
    how: "Three steps",
    now: "Right now",
    waiting: "Wishes waiting",
    onTheWay: "On their way",
    granted: "Granted",
    grantedNote: "each one confirmed by someone who was there",
    openBatches: "Batches open now",
    allBatches: "All batches",
    someWishes: "First in line",
    lately: "Just granted",
    nothingOpen: "No batch is open at the moment",
    nothingOpenNote: "The next one will be posted as soon as it is checked.",
  },
  steps: {
    hold: "Keep it",
    holdNote: "One click keeps it for you for 10 minutes; nobody else can take it meanwhile.",
    mail: "Your email and six digits",
    mailNote:
      "Only to tell you how it goes; no password. Without email, the organizer’s staff can register you.",
    give: "Say how you give it",
    giveNote: "Send it to the collection point, or bring it yourself.",
  },
  wishes: {
    title: "Wishes that wait",
    lead: "The usual order is a fair one: those that have waited longest and close soonest come first, and the turn moves on each day.",
    none: "Nothing fits",
    noneNote: "Try another word, or take away a condition or two.",
    all: "See all wishes",
    next: "Next page",
    first: "Back to the first page",
    shown: (count) => `${count} on this page`,
  },
  wish: {
    hold: "I’ll grant this wish",
    yourClaim: "One of your claims",
    holdTitle: "Claim this wish",
    regret: "If you change your mind you can give it back, with a line about why.",
    willKnow: "You will know",
    willKnowNote: "the collection point’s address, the size, and later a reviewed photo.",
    willNotKnow: "You won’t know",
    willNotKnowNote: "the child’s name, school or home; nor will the child know yours.",
    what: "What",
    place: "Where",
    checked: "Checked",
    checkedNote: "read by two members of staff, one after the other",
    deliverBy: "At the collection point",
    batch: "Batch",
    wholeBatch: (count) => `The ${count} lanterns of this batch`,
    seeBatch: "See the whole batch",
    alsoWaiting: "Also waiting",
    nearest: "These are much like it, and still waiting",
    takenTitle: "Somebody has claimed it",
    takenNote: "It is being made ready or on its way. If that changes, it will hang here again.",
    closedTitle: "This batch has closed",
    closedNote: "Nobody claimed this wish in time; the organizer is looking for another way.",
    grantedTitle: "This wish came true",
    grantedNote: "It is in the child’s hands, and someone who was there confirmed it.",
    photo: "The photo taken when it arrived",
    noChinese: "Wishes stand here in the children’s own words, in Chinese.",
  },
  batches: {
    title: "Batches",
    lead: "Wishes are posted in batches. One lantern is one wish; a lit one has come true.",
    none: "No batch has been posted yet",
    noneNote: "The first one will appear here once it is checked.",
    by: "Organizer",
    see: "See this batch",
    progress: (count) => (count ? `${count} claimed so far` : "none claimed yet"),
  },
  batch: {
    lanterns: "One lantern, one wish",
    waiting: "Still waiting",
    others: "Already claimed",
    how: "How this batch works",
    organizer: "Organizer",
    where: "Place",
    deadline: "Claim until",
    deliverBy: "At the collection point",
    cap: "At most",
    capValue: (count) => `${count} at a time for each person`,
    allTaken: "Every wish of this batch has someone",
    closed: "This batch has closed",
  },
  about: {
    title: "How Wishbridge works",
    lead: "A bridge whose two ends never meet: here those who like to give, there the children who wait, and in between every step in plain sight.",
    collect: "Collected",
    collectNote:
      "Township workers and teachers visit, write down one thing the child wishes for, ask the size, and have the guardian sign.",
    check: "Checked",
    checkNote:
      "A second person reads the text and takes out whatever could tell who the child is. Only then is it posted.",
    claim: "Claimed",
    claimNote:
      "You pick one; a click keeps it. Then your email, a code, and whether you send or bring it.",
    deliver: "Delivered",
    deliverNote:
      "Things go to the collection point first, the size is checked, and staff take them to the child.",
    confirm: "Confirmed",
    confirmNote:
      "Whoever delivers can’t say it arrived. A teacher, guardian or village worker who was there does.",
    see: "Seen",
    seeNote: "You get a reviewed photo. From then on the lantern stays lit.",
    children: "What is known about the children",
    childrenNote:
      "Public are an alias, an age band, a township and the thing itself. Name, school and phone are encrypted; only the organizer’s staff can open them, and each look is recorded. Delivery photos show hands, the thing, the room.",
    fair: "Why this order",
    fairNote:
      "Those that waited longest and close soonest come first, and take turns each day. Nobody can choose by sex, age or looks.",
    money: "No money passes through here",
    moneyNote:
      "Here one gives things, not money. Prices are estimates, so that you know what to expect.",
    contact: "Without email",
    contactNote:
      "Say “I’ll take number 5” in the group chat; the organizer’s staff register you and give you a link that is yours for this one claim.",
  },
  privacy: {
    title: "What we keep and what we don’t",
    lead: "Only what is true stands on this page.",
    child: "Children",
    childKept:
      "Name, birthday, school, village, guardian and phone are encrypted child by child, the keys kept elsewhere. The organizer’s staff open them to check and to deliver; each time they say why, and it is recorded.",
    childPublic:
      "Public are alias, age band, township, wish and size. Where fewer than five children of a batch share township and age band, the age band goes first, then the township gives way to the county.",
    childConsent:
      "Without a guardian’s signed consent nothing is published. It lasts a year at most and can be withdrawn at any time; within a minute of that, no page shows it.",
    childErased:
      "90 days after a batch is reported, or 180 after it closed, whichever is first, the identity is deleted together with its key.",
    never: "Never kept",
    neverNote:
      "ID-card and household numbers, bank cards, positions, face templates, diagnoses, religion, social-media handles. Forms and imports refuse them.",
    donor: "Donors",
    donorKept:
      "Your email, the name you like to give, your claims and each step they took. There is no password.",
    donorGuest:
      "Before you give an email there is only a signed cookie that remembers which wish you keep; if nothing comes of it, it is deleted after seven days.",
    concern: "Concerns",
    concernNote:
      "What you write when you report a concern, and the email you may leave, lie encrypted and are opened by stewards alone. We don’t keep who you are, only a mark by which a second report of the same day is recognised. All of it is deleted 90 days after the concern is closed.",
    cookies: "Cookies",
    cookiesNote:
      "One remembers that you signed in, one which wish you keep before you do, one a claim link. No statistics, no advertising, no third party.",
    photos: "Photos",
    photosNote:
      "Each is made anew when it comes in and loses position and other data. Someone else reviews it before the claimant sees it; publishing needs a consent of its own.",
    logs: "Logs",
    logsNote:
      "Server logs hold no email, no search words, nothing about children. The record of who looked at what is kept three years.",
    rights: "You can",
    rightsNote:
      "see, correct, get a copy of or delete what is kept about you; guardians can withdraw consent at any time. Ask the organizer or the steward of this site.",
  },
} satisfies Same<typeof zh>;
