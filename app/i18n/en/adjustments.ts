import type { Same } from "../words";
import type { adjustments as zh } from "../zh-CN/adjustments";

export const adjustments = {
  title: "Changes",
  lead: "What is no daily business: undoing a wrong deposit, bearing what a dispute took, passing on what is left over, entering what a platform or a payout by hand passed on to the bank. One person asks and says why, another decides.",
  none: "No change was asked for",
  noneWhy:
    "To undo a wrong deposit, the treasurer opens it and asks there. Losses of disputes and money that is no longer needed are listed on this page once there are any, and asked for here. Another person decides.",
  listed: "Asked for",
  at: "Asked",
  amount: "Amount",
  by: "Asked by",
  state: "State",
  kind: "What",
  kinds: {
    undo_deposit: "Undo a wrong deposit",
    bear_loss: "Bear what a dispute took",
    pass_on: "Pass on what is left over",
    move_money: "Money moves on",
  },
  states: {
    recorded: "Waits for another person",
    approved: "In the books",
    rejected: "Not approved",
    undone: "Undone",
    taken_back: "Taken back",
  },
  loss: {
    title: "What disputes took and nobody bears",
    note: "Lost disputes took {amount} that nobody has borne yet. It is settled once somebody says who bears it.",
    go: "Say who bears it",
    lost: "Lost disputes",
    closed: "Closed",
    nothing:
      "There is nothing to bear now. A dispute counts once the bank has decided it and it is lost; what was handed over for approval already counts no more.",
    lead: "At most {amount}. It is booked once another person has approved it.",
    own: "The fund itself can bear at most {amount}",
    bearer: "Who bears it",
    bearers: {
      general: "The fund’s own money",
      host: "{host} has transferred it",
    },
    bearerHints: {
      general:
        "First what still lies there for the same purpose as the gift, then money that is for anything; no other purpose is touched. That much less is available",
      host: "The money is in the bank account already, and the shortfall is that much less",
    },
    amount: "Amount",
    happenedOn: "On which day",
    reason: "Why it is borne like this",
    button: "Hand over for approval",
  },
  platform: {
    title: "Money at the platform",
    note: "By the books {amount} lies at the designated platform. What it passes on to the bank is entered here; it came in already and doesn’t come in again.",
    notTwice:
      "By the books {amount} lies at the designated platform. If it passed that on, it is no new money: don’t enter it again here, enter that it moved.",
    go: "Enter what went on to the bank",
    lead: "At most {amount}: so much lies at the platform by the books and nobody asked to move it. It is booked once another person has approved it.",
    nothing:
      "There is nothing to enter: the fund has no money at a platform, and the provider says of each payout whose money it brought.",
    leadBare:
      "It came into the books when it was given; here is entered that it went on. It is booked once another person has approved it.",
    from: "From where to where",
    payout: "Payout of {day}, {amount}",
    payoutHint:
      "{reference}, made by hand at the payment provider, so it doesn’t say whose money it was. Please enter how much of it was this fund’s; the day is the payout’s",
    ways: {
      elsewhere: "From the platform to the bank",
      bank: "From the bank back to the platform",
      stripe: "From the payment provider to the bank",
    },
    waysHint: {
      elsewhere: "The money is in the bank account already",
      bank: "Only to mend the books: it never left the platform, and they say that it did",
    },
    amount: "Amount",
    happenedOn: "On which day",
    reason: "Anything to say",
    button: "Hand over for approval",
  },
  leftovers: {
    title: "Money that is no longer needed",
    lead: "It was given for one wish or one batch, and nothing more will be bought there. It may go on only as its donors agreed.",
    for: "Given for",
    why: "Why it is left",
    whys: {
      granted: "the wish is granted",
      withdrawn: "the wish was withdrawn",
      closed: "the batch is closed",
    },
    goes: "As agreed",
    rules: {
      programme: "to the same programme",
      general: "to wherever it is needed",
      donor: "the donor wants to be asked",
    },
    waits: "waits for the donor’s word",
    asked: "asked for, waits for another person",
    go: "Pass it on",
    none: "No money is left over",
    gone: "a wish that is no longer public",
    askTitle: "Pass on what is left over",
    askLead: {
      programme:
        "It goes to the same programme and is there for its other wishes. It is booked once another person has approved it.",
      general:
        "All its donors agreed: it becomes money for anything. It is booked once another person has approved it.",
    },
    reason: "What happened",
    button: "Hand over for approval",
  },
  undo: {
    go: "This deposit is wrong: undo it",
    waits: "Somebody asked that this deposit is undone; another person has to decide.",
    see: "See what was asked",
    title: "Undo a wrong deposit",
    lead: "Once approved, the books get an entry the other way and the money is out of them; a pledge it was for is “to come” again. The first entry stays visible. Another person approves it.",
    gone: "Some of this money is spent or kept for wishes, so the books can’t give it back. Cover it first with money for the same purpose, or have the purchase returned.",
    passedOn:
      "By the books this money came to lie at the platform, and by now less lies there. Enter the right deposit first, or that what moved goes back to the platform.",
    receipt: "A receipt for this money is valid: {number}. Have another person void it first.",
    receipts: "See the receipts",
    reason: "What is wrong",
    button: "Hand over for approval",
  },
  one: {
    title: "Change",
    asked: "Asked",
    decided: "Decided",
    happened: "Day",
    reason: "Why",
    refusal: "Why not",
    purpose: "Given for",
    deposit: "See the deposit",
    own: "You asked for this yourself; another person has to decide.",
    approve: "Approve",
    approveButton: "Approve and book it",
    does: {
      undo_deposit:
        "Once approved: every gift in it is booked the other way, out of where it came to lie and out of what it was for. What was kept of it for a donor’s own claim is let go of unless what else he gave is enough for it. A pledge for which nothing else came is “to come” again, and who was thanked gets a letter. What is spent or kept for other wishes isn’t there to take out, and then it can’t be undone.",
      general:
        "Once approved: first what lies there for the same purpose and then the money for anything are that much less together, and so is the loss. No other purpose is touched.",
      host: "Once approved: the bank has that much more, and the loss is that much less. Please look for the transfer of {host} on the bank statement first.",
      elsewhere:
        "Once approved: the bank has that much more, and the platform that much less. What the money is for stays as it is. Please look for the transfer on the bank statement first.",
      stripe:
        "Once approved: the bank has that much more, and the payment provider that much less. What the money is for stays as it is. Please look for the payout on the bank statement first.",
      bank: "Once approved: the platform has that much more, and the bank that much less. What the money is for stays as it is. Please look at what the platform says first.",
      pass_on:
        "Once approved: the money goes on as its donors agreed and can be used for other wishes.",
    },
    reject: "Don’t approve",
    rejectLead: "The books stay as they are. Whoever asked will see why.",
    rejectReason: "Why not",
    rejectButton: "Don’t approve",
    back: "Not now, go back",
  },
  consent: {
    link: "What becomes of what is left over",
    title: "What becomes of what is left over",
    lead: "You gave for “{purpose}”. If something is left once it is bought, or if it can’t be bought, you say what becomes of it. You can change it later; it counts from then on, and what has gone on already stays where it is.",
    leadBare:
      "You gave for one thing. If something is left once it is bought, or if it can’t be bought, you say what becomes of it. You can change it later; it counts from then on, and what has gone on already stays where it is.",
    legend: "What is left over",
    rules: {
      programme: "goes to other wishes of the same programme",
      general: "goes wherever the fund needs it",
    },
    button: "So be it",
    back: "Back to the pledge",
  },
} satisfies Same<typeof zh>;
