import type { bulk as zh } from "../zh-CN/bulk";
import type { Same } from "../words";

const of = (count: number, one: string, many: string) =>
  count === 1 ? `one ${one}` : `${count} ${many}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const bulk = {
  back: "Back to the board",
  backKeeping: (count) =>
    `Back to the board, with ${of(count, "left one", "left ones")} still picked`,
  nothing: "No wish is picked. Tick some on the board, then come back to this step.",
  more: "A thousand at once at most. The first thousand are done now; please pick the rest again.",
  ready: (count) => (count === 1 ? "This one will be done" : `These ${count} will be done`),
  left: (count) =>
    count === 1 ? "This one is left as it is" : `These ${count} are left as they are`,
  done: (count) => (count === 1 ? "One done" : `${count} done`),
  notAsked: "It wasn’t part of this; it can be done now.",
  look: "Look at it",
  each: "One by one",
  and: ", ",
  about: ": ",
  claimant: { recorded: "a claimant recorded by staff", unnamed: "a claimant without a name" },
  publication: {
    title: "Publish the picked wishes",
    lead: "Wishes that are approved and whose text may be public appear on the public pages at once. Townships and ages shared by fewer than five children are not shown.",
    none: "No wish waits to be published now. Those whose text is approved and whose consent a second person checked appear here.",
    final:
      "Once published, everybody can see them, and what was seen can’t be unseen. You can still hide or withdraw them; their text stays.",
    go: (count) => `Publish ${of(count, "wish", "wishes")}`,
    done: (count) =>
      count > 0 ? `${capital(of(count, "wish", "wishes"))} published` : "Nothing published",
    after: "If one shouldn’t be public, open that wish and hide or withdraw it.",
  },
  approval: {
    title: "Approve the picked texts",
    lead: "Please read each of them. Those with nothing marked, not written by you, and whose consent is checked can be approved together.",
    none: "None of the picked texts can be approved together. Read those with something marked by themselves.",
    final:
      "Once approved, a coordinator can publish them. You can send a text back until then; a public text stays.",
    go: (count) => `I have read them: approve ${of(count, "text", "texts")}`,
    done: (count) =>
      count > 0 ? `${capital(of(count, "text", "texts"))} approved` : "Nothing approved",
    after: "Approved one by mistake? Until it is published, open the text and send it back.",
    more: "Sixty texts a page. The next ones follow once these are approved.",
  },
  reminders: {
    title: "Remind the claimants",
    lead: "Those with an email get a letter. For those without, you get a text to pass on, one for each person. A claim is reminded at most once in two days.",
    none: "None of the picked claims needs a reminder now.",
    final: "A letter that is sent can’t be taken back.",
    go: (count) => `Remind of ${of(count, "claim", "claims")}`,
    done: (count) =>
      count > 0 ? `Reminded of ${of(count, "claim", "claims")}` : "Nobody reminded",
    after: "They won’t be reminded again for two days.",
    mail: "a letter",
    copy: "a text for you to pass on",
    due: "due",
    texts: "Texts to pass on",
    textsLead:
      "One for each person; one tap picks all of it. A claim link can be seen only when it is made anew; the old one then stops working.",
    contact: "How to reach them",
    link: "Make a new claim link",
    message: {
      head: "Hello, a word about the wishes you claimed. These have not reached the hub yet:",
      line: "{number} {wish}, due by {day}",
      late: "{number} {wish}, was due by {day}",
      tail: "If you have sent or brought them, please tell us the tracking number. If you can’t make it, tell us too, so that somebody else can step in. Thank you.",
    },
  },
  checkIn: {
    title: "Check in together",
    lead: "What was sent, or was to be brought, is here and fits: check it all in together. What doesn’t fit, or is something else instead, is checked in by itself.",
    none: "None of the picked claims can be checked in.",
    final: "The claimants are told at once that their things arrived; that can’t be unsaid.",
    go: (count) => `It all fits: check in ${of(count, "gift", "gifts")}`,
    done: (count) =>
      count > 0 ? `${capital(of(count, "gift", "gifts"))} checked in` : "Nothing checked in",
    after: "Checked one in by mistake? Mend it on its own page at the hub.",
    way: { ship: "by parcel", bring: "brought along", pay: "bought by a fund" },
  },
  telling: {
    title: "For you to pass on",
    lead: "No letter reaches these claimants, so you tell them. Copy the text to them or ring up.",
    more: "Three hundred at a time. The next ones follow once these are noted.",
    go: "I have told them all",
    none: "Nothing left to tell",
    back: "Back to the to-do list",
  },
  cancellation: {
    title: "Cancel claims",
    lead: "The claims on the picked wishes are cancelled together, and the wishes wait for somebody else. What is already at the hub is kept as stock.",
    none: "None of the picked wishes has a claim that can be cancelled.",
    final:
      "This can’t be undone. Claimants with an email get a letter with the reason; for those without, you get a text to pass on.",
    reason: "Reason, told to the claimants",
    go: (count) => `Cancel ${of(count, "claim", "claims")}`,
    done: (count) =>
      count > 0 ? `${capital(of(count, "claim", "claims"))} cancelled` : "Nothing cancelled",
    after:
      "The wishes wait again; a cancelled claim stays cancelled. Claimants whom a letter reaches get one with the reason.",
  },
  withdrawal: {
    title: "Withdraw the picked wishes",
    lead: "The picked wishes are withdrawn together and are no longer public. Where somebody claimed one, that claim is cancelled too.",
    none: "None of the picked wishes can be withdrawn.",
    final:
      "This can’t be undone. Whoever claimed one and has an email gets a letter with the reason; for those without, you get a text to pass on.",
    reason: "Reason, told to the claimants",
    claimed: "claimed; the claim is cancelled too",
    go: (count) => `Withdraw ${of(count, "wish", "wishes")}`,
    done: (count) =>
      count > 0 ? `${capital(of(count, "wish", "wishes"))} withdrawn` : "Nothing withdrawn",
    after:
      "A withdrawn wish stays so; to ask again, add a new one. Whoever had claimed one and can be reached by letter gets one with the reason.",
  },
} satisfies Same<typeof zh>;
