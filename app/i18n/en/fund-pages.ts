import type * as zh from "../zh-CN/fund-pages";
import type { Same } from "../words";

/** A fund's own page. */
export const page = {
  about: "About this fund",
  takes: "How to give",
  opened: "Opened",
  places: "Where it helps",
  anywhere: "Anywhere",
  categories: "With what",
  anything: "Any kind of thing",
  granted: "Wishes granted",
  grantedCount: (count: number) => `${count}`,
  leftover: "What is left over",
  leftovers: {
    programme: "stays with the same programme",
    general: "is used by the fund as a whole",
    donor: "is talked over with the donor",
  },
  certificate: "Certificate for raising money in public",
  pledge: "Make a pledge",
  publicNote:
    "The host charity may raise money in public. Pledge here and pay by transfer, quoting the reference we give you, or by card where it takes cards.",
  invitedNote:
    "This fund asks invited donors only. If you were invited, please open the link in your letter.",
  elsewhereNote:
    "Money is given on the designated platform, not here. Once it has come, it stands in the books below.",
  elsewhere: "Go to the platform",
  noneNote:
    "This fund takes no money on this site. What its host charity receives itself stands in the books below all the same. If you would like to help, take a wish.",
  endedNote: "This fund has ended and takes no more money. Its books stay here.",
  where: "Where the money went",
  whereNote:
    "Every figure is a sum of entries in the books; nobody can type one in. What was pledged and has not come is not in it.",
  empty: "There is no money in the books yet",
  emptyNote: "Once two people have checked the first gift, its way is drawn here.",
} satisfies Same<typeof zh.page>;

/** Where a fund's money went, as it is drawn and as a table. */
export const flow = {
  label: "Where the money went, from coming in to delivered",
  table: "The same figures as a table",
  where: "Where",
  amount: "Amount",
  cameIn: "Came in",
  given: "For wishes",
  available: "Still to give",
  reserved: "To be bought",
  spent: "Spent",
  delivered: "Delivered",
  onTheWay: "On the way",
  fees: "Fees",
  returned: "Gone back",
  shortfall: "Shortfall",
  notes: {
    cameIn: "transfers, cash, platforms and cards together",
    available: "not meant for anything yet",
    given: "decided for a certain wish, less what was left over",
    reserved: "of this, decided and not bought yet",
    spent: "of this, on things and on bringing them",
    delivered: "of this, what the children have",
    onTheWay: "of this, bought and not there yet",
    fees: "kept by payment providers",
    returned: "to donors, or by banks in a dispute",
    shortfall: "taken by banks in disputes, and more than is there",
  },
} satisfies Same<typeof zh.flow>;

/** The page on which a donor promises money. */
export const pledge = {
  title: "Make a pledge",
  lead: "Say how much, and we give you a reference to quote with your transfer.",
  amount: "Amount",
  purpose: "What it is for",
  general: "Where the fund needs it",
  programme: "Programme: {title}",
  batch: "Batch: {title}",
  wish: "The wish you chose",
  shownName: "How may we name you in public?",
  shownNameHint: "Leave it empty and nobody is told. Please write no phone or account.",
  leftover: "What is left over",
  certificate: "Certificate for raising money in public, no.",
  button: "Pledge and get the reference",
  back: "Back to the fund",
  notHere: "There is no pledging here",
  notYours: "This link doesn’t open",
  notYoursWhy: "It may be too old, taken back, or meant for another address.",
} satisfies Same<typeof zh.pledge>;

/** What a steward reads who opens charities and funds. */
export const fundsOpened = {
  title: "Charities and funds",
  open: "Charities and funds",
  lead: "First the host charity, then a fund under it. Please check certificate and registration before.",
  none: "There is no host charity yet",
  noneWhy: "Open one first, then a fund under it.",
  newCharity: "Open a host charity",
  newFund: "Open a fund under it",
  noFunds: "No fund yet",
  organization: "Facts and freezing",
  charity: {
    title: "Open a host charity",
    lead: "It is the legal owner of money and goods, and gives the receipts.",
    receipts: "Receipts by the rules of",
    jurisdictions: { cn: "mainland China", us: "the United States", other: "elsewhere" },
    coordinator: "Email of the first coordinator",
    coordinatorHint: "Asked in by letter; the coordinator asks in the others",
    button: "Open it",
    back: "Go back",
  },
  fund: {
    title: "Open a fund",
    under: "Host charity: {host}",
    name: "Name of the fund",
    currency: "Currency of its books",
    prefix: "Prefix of references",
    prefixHint:
      "Two to four capital letters or digits that begin every reference; it can’t be changed",
    chair: "Email of the chair",
    button: "Open it",
  },
  terms: {
    title: "How it takes money",
    lead: "As the law of its place says. With goods only, money that the host charity receives itself can still be booked.",
    modes: "How it takes money",
    notes: {
      public: "The host charity may raise money in public; its certificate is needed",
      invited: "Invited donors only; the pledge page is not listed",
      elsewhere: "On a designated platform; here stands a link",
      none: "No money here; not together with the others",
    },
    certificate: "Number of the certificate",
    url: "Address of the platform",
    urlHint: "It begins with https://",
    closed: "The fund has ended and takes no more money",
    closedHint:
      "Monthly gifts end at the provider and open pledges are cancelled within minutes; each donor gets a letter. That can’t be taken back.",
    save: "Save",
    people: "People of the fund",
    peopleCount: (count: number) => (count === 1 ? "one person" : `${count} people`),
    asked: "Invited, not here yet",
    invite: "Ask in another coordinator",
    send: "Send the invitation",
    page: "See the public page",
  },
} satisfies Same<typeof zh.fundsOpened>;
