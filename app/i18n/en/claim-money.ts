import type { Same } from "../words";
import type { claimMoney as zh } from "../zh-CN/claim-money";

export const claimMoney = {
  link: "I’d rather give the money, and a fund buys it",
  title: "Give the money, and a fund buys it",
  lead: "You give the price of the wish; a community fund buys the thing and brings it to the collection point. It stays your claim: the photo and the news come to you.",
  price: "To pay",
  none: "No fund can buy this one for you now",
  noneWhy:
    "No fund that takes money in public here gives for this place and this kind of thing. Please send or bring it as usual.",
  fund: "Which fund buys it",
  hosted: "held by {host} · licence {certificate}",
  how: "How you pay",
  hows: {
    card: "By card, on the payment provider’s page; it stays open for a day",
    transfer: "By bank transfer, with a reference to quote; sent by {day}",
  },
  noCards: "Where the fund takes no cards yet, please choose the transfer.",
  rules: {
    title: "Said beforehand",
    late: "If the money hasn’t come by its day, the wish goes back to the others, the pledge ends, and you owe nothing.",
    change:
      "Until it is bought you can put the wish back any time; money that has come by then stays with the fund as agreed.",
    left: "If it costs less: {rule}. If it costs more, the fund adds the rest.",
    rules: {
      programme: "the rest goes to other wishes of the same programme",
      general: "the rest goes wherever the fund needs it",
      donor: "you are asked",
    },
  },
  shownName: "How you want to be named",
  shownNameHint: "Empty: not at all",
  button: "Do it, and go on to pay",
  back: "Back to the claim",
  stands: {
    title: "You give the money, {fund} buys it",
    promised:
      "Your money is waited for. If it hasn’t come by {day}, the wish goes back to the others.",
    short:
      "{came} came, {missing} is still missing. Please transfer the rest with the same reference so that it is there by {day}; with the claim’s day the wish goes back to the others. What you have sent already counts once two people have checked it.",
    reserved:
      "Your money has come and is kept for this wish. The fund buys the thing and brings it to the collection point.",
    spent: "The fund has bought it; it is on its way.",
    ended: "The claim has ended; the money goes as agreed.",
    returned: "The thing was returned; the money goes as agreed.",
    pledge: "See how to pay",
    seePledge: "See the pledge",
  },
  releasing: {
    promised:
      "You promised {amount} for it to {fund}. The promise ends with the claim, and you owe nothing. What you have sent already stays with the fund for this wish.",
    reserved:
      "Your {amount} has come to {fund}. It isn’t sent back with this: it stays there for this wish, as agreed. If you want it back, please ask the fund.",
  },
  cancel:
    "This money pays for the wish you claimed. If you cancel the pledge, the wish goes back to the others, too.",
} satisfies Same<typeof zh>;
