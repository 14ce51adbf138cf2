import type { Same } from "../words";
import type { about as zh } from "../zh-CN/about";

export const about = {
  title: "How Wishbridge works",
  lead: "A bridge whose two ends never meet: here those who like to give, there the children who wait, and in between every step in plain sight.",
  road: "A wish in six steps",
  collect: "Collected",
  collectNote:
    "Township workers and teachers visit, write down one thing the child wishes for, ask the size, and have the guardian sign.",
  check: "Checked",
  checkNote:
    "The writer’s word isn’t enough: a second person reads it and strikes whatever could tell who the child is. Only then is it posted.",
  claim: "Claimed",
  claimNote:
    "You pick one; a click keeps it. Then your email, a code, and whether you send or bring it, and the wish is yours to grant.",
  deliver: "Delivered",
  deliverNote:
    "Things go to the collection point first, the size is checked there, and staff take them to the child.",
  confirm: "Confirmed",
  confirmNote:
    "Whoever delivers can’t say it arrived. A teacher, a guardian, a village worker or another of the staff does.",
  see: "Seen",
  seeNote:
    "You see the date of every step and, where the guardian agreed, a reviewed photo. From then on the lantern stays lit.",
  asked: "You may want to ask",
  faq: {
    twice: "Could two people buy the same thing?",
    twiceNote:
      "No. One wish has one claim at a time; that law stands in the database itself. When two people click at once, one gets it, and the other is told in the same moment and sees a few much like it. What is claimed and never comes is reminded of, then runs out, and goes back to others.",
    arrived: "Did what I bought really arrive?",
    arrivedNote:
      "The collection point takes it in, the one who delivers records it, and someone other than the one who delivered confirms it: three dates, and you see them all under “My wishes”. Without the last one it isn’t granted; the figures on this site count only what was confirmed.",
    child: "Who is the child?",
    childNote:
      "You won’t know, and nobody else will. Public are an alias, an age band, a place and the thing itself; the alias has nothing to do with the name. Name, school, home and phone are encrypted child by child. Only the organizer’s staff can open them, and each time they say why, on record.",
    cost: "What does it cost?",
    costNote:
      "Each wish shows an estimate; you pay for the thing and for sending it. No money is taken here, no share is kept, nobody collects through us. Should anyone ask you for money in our name, please don’t give any.",
    business: "How can a business take part?",
    businessNote:
      "Apply first; a steward looks up your registration, meets or phones you, and verifies you. Then invite colleagues and claim in the name of the business; who is busy hands a claim on. If you like, a public page says how many wishes you granted, counted by the system from confirmed claims. If you don’t, your name stands nowhere.",
    regret: "What if I change my mind, or the thing is wrong?",
    regretNote:
      "Before sending you can give the wish back, choosing a reason; once sent, you can call the parcel back until it is taken in. Wrong size, broken or lost on the way: the organizer gets in touch, and sets a new date or puts the wish back.",
    home: "Can I send it to the child’s home?",
    homeNote:
      "No. Parcels go to the collection point, or you bring them there. The child won’t know who you are, nor will you know where the child lives.",
    order: "Why this order?",
    orderNote:
      "Each full week of waiting moves a wish a step ahead, five steps at most; a batch that closes within two weeks moves its wishes further. Within a step the turn moves on each day and differs from visit to visit, so that no child is always last. Nobody can choose by sex, age or looks.",
    mail: "Can I take part without email?",
    mailNote:
      "Yes. Say “I’ll take number 5” in the group chat; the organizer’s staff register you and give you a link that is yours for this one claim.",
  },
  more: "Read on",
  apply: "Apply as a business or an organizer",
  privacy: "What we keep and what we don’t",
} satisfies Same<typeof zh>;
