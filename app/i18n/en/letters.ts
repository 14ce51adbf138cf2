import type { letters as zh } from "../zh-CN/letters";
import type { Same } from "../words";

export const letters = {
  hello: "Hello,",
  sign: "Wishbridge",
  footer:
    "Wishbridge sent this letter by itself, and nobody reads replies to it. Please reach the organizer through the site.",
  roles: {
    coordinator: "coordinator",
    reviewer: "reviewer",
    courier: "courier",
    witness: "witness",
    member: "member",
    treasurer: "treasurer",
    approver: "approver",
    publisher: "publisher",
  },
  facts: {
    wish: "Wish",
    batch: "Batch",
    dueShip: "Send it by",
    dueBring: "Bring it by",
    duePay: "Bought and at the collection point by",
    hub: "Collection point",
    address: "Address",
    phone: "Phone",
    reason: "Reason",
    note: "Note",
    roles: "Your part",
    reported: "Reported",
    fund: "Fund",
    host: "Host charity",
    amount: "Amount",
    reference: "Reference to quote",
    transferTo: "Transfer to",
    purpose: "For",
    received: "Came on",
    missing: "Still missing",
    payBy: "On its way by",
    sentBack: "Sent back on",
  },
  signInCode: {
    subject: "Your sign-in code",
    lead: "Type these six digits into the page you just opened:",
    minutes: (count: number) =>
      `It works once, within ${count} ${count === 1 ? "minute" : "minutes"}.`,
    caution:
      "If it wasn't you who is signing in, leave this letter alone. Please don't read the code to anybody.",
  },
  organizationInvitation: {
    subject: "{organization} asks you to join in",
    lead: "{organization} keeps a place for you on Wishbridge. Use the button below and sign in with this address.",
    action: "Join",
    caution: "If you don't know this organization, leave this letter alone.",
  },
  organizationVerified: {
    subject: "{organization} is verified",
    lead: "You can now make a programme, post batches and invite colleagues. Texts and photos become public only after a second person has read them, so invite a reviewer first.",
    action: "Open your desk",
  },
  organizationRefused: {
    subject: "{organization} could not be verified yet",
    lead: "A steward has read the application and can't accept it yet; the reason stands below. You can apply again once it is mended.",
    action: "See the application",
  },
  batchPublished: {
    subject: "{batch} is published",
    lead: "Everybody can see this batch of wishes now. Paste the numbered list into your chat group, and people can claim by number.",
    wishes: (count: number) =>
      count === 1 ? "One wish waits to be granted." : `${count} wishes wait to be granted.`,
    action: "See the batch",
  },
  claimCommitted: {
    subject: "You claimed “{wish}”",
    lead: "Thank you. Please keep to the size on the wish; the date and the collection point stand below.",
    ship: "Once it is on its way, enter the carrier and the number on the claim's page and print the parcel label. Please write nothing about the child on the parcel.",
    bring:
      "When you bring it, just say the batch and the wish's number; the people at the collection point check it in with you.",
    pay: "You give the money and the fund buys the thing: once it has come it is kept for this wish, and the fund brings the thing to the collection point.",
    change:
      "If you can't make it, put the wish back early on the claim's page, so that somebody else can take it on.",
    action: "Open the claim",
  },
  claimDue: {
    soon: {
      subject: "“{wish}” hasn’t reached the collection point yet",
      lead: "A reminder of the wish you claimed: its day is below, and the collection point has not received it yet.",
    },
    late: {
      subject: "“{wish}” is overdue",
      lead: "The day you promised this wish for has passed, and the collection point has not received it yet.",
    },
    ship: "If you have posted it, add the tracking number on your claim’s page. If you can’t make it, give it back so that someone else can grant it.",
    pay: "The thing has not been bought and brought yet. If it can’t be, give the wish back so that someone else can grant it; the money kept for it goes back to where it came from.",
    bring:
      "If you are bringing it, please do so as soon as you can. If you can’t make it, give it back so that someone else can grant it.",
    action: "Open your claim",
  },
  claimMoved: {
    subject: "“{wish}” is with you now",
    lead: "Your organization claimed this wish, and you see it through from here. The size, the date and how far it has come stand on the claim’s page; further letters come to you.",
    action: "Open the claim",
  },
  claimHandedOn: {
    subject: "A colleague takes on “{wish}”",
    lead: "Somebody else of your organization sees this wish through, so there is nothing more for you to do. Thank you for starting it.",
    action: "See my claims",
  },
  claimReceived: {
    subject: "The collection point received “{wish}”",
    lead: "What you prepared has arrived at the collection point, and it fits. A courier will hand it over next.",
    action: "See how it goes",
  },
  claimDelivered: {
    subject: "“{wish}” was handed over",
    lead: "It is in the child's hands. A second person still confirms it, and then the wish is granted.",
    photo: "A photo was taken. Once it is approved it stands on the claim's page, for you alone.",
    action: "See the photo and the road",
  },
  claimUndelivered: {
    subject: "“{wish}” is still at the collection point",
    lead: "Our last letter said it was handed over. We put that on record too early: it lies safely at the collection point, and we write again once it is there.",
    action: "See how it goes",
  },
  claimConfirmed: {
    subject: "“{wish}” is granted",
    lead: "A witness has confirmed it: the right thing, the right size, received. Thank you for seeing it through.",
    action: "See the wish",
  },
  claimCancelled: {
    subject: "Your claim on “{wish}” was cancelled",
    lead: "The organizer cancelled this claim. If you have already bought or sent it, please talk with the collection point: it can go to another wish or come back to you.",
    stocked:
      "The organizer cancelled this claim. Your gift is kept safe at the collection point: it can go to another child's wish or come back to you. Please say which you would like.",
    action: "See other wishes",
  },
  claimUnchecked: {
    subject: "Correction: “{wish}” has not been checked in yet",
    lead: "We told you that the collection point had received it. That was noted by mistake, and we are sorry. There is nothing for you to do; you will hear when it is really there.",
    action: "See how it goes",
  },
  stockTakenIn: {
    subject: "“{wish}” has reached the collection point",
    lead: "By the time it arrived, this claim had ended. The collection point keeps it safe for you: it can go to another child's wish or come back to you. Please say which you would like.",
    action: "Say what you would like",
  },
  stockGiven: {
    subject: "Your “{thing}” goes to another child's wish",
    lead: "A wish was found that your gift at the collection point fits, and it is noted under your name. A courier will hand it over next.",
    action: "See how it goes",
  },
  stockReturned: {
    subject: "What you gave for “{wish}” comes back to you",
    lead: "The collection point sends your gift back to you; how is said below. Thank you for what you meant to give.",
    action: "See other wishes",
  },
  claimRemedied: {
    subject: "“{wish}” needs another try",
    lead: "It could not be handed over as it was; the reason stands below. The claim is still yours, with the new date below; if that doesn't suit you, you can put it back.",
    action: "Open the claim",
  },
  concerns: {
    number: (count) => `No. ${count}`,
    waiting: (count: number) =>
      count === 1 ? "One concern is waiting now." : `${count} concerns are waiting now.`,
    reported: {
      subject: "A concern was reported",
      lead: "Something new waits for a steward. What was written isn’t in this letter; please sign in to read it.",
      action: "Have a look",
    },
    urgent: {
      subject: "Please look now: a page may show who a child is",
      lead: "Somebody reported that a public page shows who a child is. Please look at once.",
      hid: "The wish has been taken off the public pages meanwhile; its claim goes on.",
      shown: "It is still public. If it is true, please freeze it first and find out afterwards.",
      action: "Open the concern",
    },
    told: {
      subject: "Please look: a page of yours may show who a child is",
      lead: "Somebody reported that something you published shows who a child is. The steward is looking; please look at once too.",
      hid: "The wish has been taken off the public pages meanwhile; its claim goes on. It can come back once the steward has closed the concern.",
      shown: "It is still public. If it is true, please hide it first and mend it afterwards.",
      action: "See which one",
    },
    closed: {
      subject: "What came of your concern",
      lead: "Thank you for telling us. A steward has looked, and this came of it:",
      outcome: {
        unfounded: "We looked closely and found nothing wrong, so it stays as it is.",
        mended: "You were right: it has been put right or taken away.",
        frozen: "It has been stopped and is off the public pages while the steward finds out more.",
      },
      caution:
        "If you reported nothing, somebody mistyped an address: leave this letter alone. We won’t write again.",
    },
  },
  pledgeInvitation: {
    subject: "{fund} asks for your support",
    lead: "{fund} is held by {host} and raises money among invited donors only. Use the button below and sign in with this address to make a pledge.",
    action: "See how to give",
    caution:
      "The link works for your address alone. If you don’t know this fund, leave this letter alone.",
  },
  pledgePromised: {
    subject: "You pledged {amount} to {fund}",
    lead: "Thank you. Please transfer the money to the account below and quote this reference and nothing else, so that the treasurer knows it is yours.",
    forClaim:
      "It pays for the wish you claimed. If no transfer has come by the day below, the wish goes back to the others and the pledge ends; what comes later stays with the fund for the same programme.",
    later:
      "Once it has come and a second person has checked it, we write again. If you change your mind, you can cancel on the pledge’s page.",
    action: "Open the pledge",
  },
  pledgeUnpaid: {
    subject: "Correction: {fund} has not received your {amount}",
    lead: "We thanked you for this money, and it had been entered by mistake. We are sorry. Two people have taken it out of the books again.",
    next: "If you have transferred it, please send the fund your bank’s note. If not, the pledge waits as it did before, with the same reference.",
    twice: {
      subject: "Correction: {amount} too much was entered for {fund}",
      lead: "We thanked you once too often: one entry was a mistake, and we are sorry. Two people have taken it out of the books again. The {came} that you gave stand there as before.",
      next: "There is nothing for you to do. If you did transfer a second sum, please send the fund your bank’s note.",
      short:
        "{missing} is missing for the wish you claimed. Please transfer it with the same reference so that it is there by {day}; with the claim’s day the wish goes back to the others. If you did transfer a second sum, please send the fund your bank’s note.",
    },
    action: "Open the pledge",
  },
  pledgeDeclined: {
    subject: "{fund}: your {amount} didn’t go through",
    lead: "Your bank declined this payment, and nothing was charged.",
    monthly:
      "The payment provider tries again over the next days. If it keeps failing the monthly gift ends by itself. What you gave before stays as it is, and you can end it any time on the pledge’s page.",
    once: "If you still would like to give, you can pledge anew, with another card or by transfer.",
    action: "See the pledge",
  },
  givingEnded: {
    subject: "{fund} has ended and takes no more money",
    lead: "Thank you for what you meant to do. This fund has ended; where the money went that it was given stays on its page.",
    monthly: "Your monthly gift is being ended, and nothing more is taken.",
    once: "This pledge was not paid and is cancelled. Please don’t transfer or pay it any more. If you have transferred it already, please send the fund your bank’s note.",
    action: "See the pledge",
  },
  pledgeRefunded: {
    subject: "{fund} sent {amount} back to you",
    whole: "Two people approved it, and the whole gift is on its way back to you.",
    part: "Two people approved it, and a part of the {paid} you gave is on its way back to you. The rest is used as agreed.",
    outside: {
      whole: "The whole gift was sent back at the payment provider and is on its way to you.",
      part: "A part of the {paid} you gave was sent back at the payment provider and is on its way to you. The rest is used as agreed.",
    },
    where:
      "It goes to the card it came from. Depending on your bank it takes some days until you see it there. A receipt you had for it no longer covers what came back.",
    byBank:
      "The fund’s bank sent it. A receipt you had for it no longer covers what came back. If it doesn’t reach you, please tell the fund.",
    action: "See the pledge",
  },
  wishesAllocated: {
    subject: "{fund} takes wishes of {batch}",
    took: (count: number) =>
      count === 1
        ? "A fund took a wish of your batch that nobody had taken. Its money is kept for it."
        : `A fund took ${count} wishes of your batch that nobody had taken. Their money is kept for them.`,
    next: "The fund buys the things and has them brought to your collection point. They are checked in there like any other; there is no parcel label to scan.",
    numbers: "Numbers",
    action: "See them on the board",
  },
  pledgePaid: {
    subject: "{fund} received your {amount}",
    lead: "It has come, two people have checked it, and it stands in the books. Thank you. Where it goes can be seen on the fund’s page from now on.",
    action: "See where the money goes",
    card: {
      lead: "The payment provider confirmed your card payment, and it stands in the books. Thank you. Where it goes can be seen on the fund’s page from now on.",
      short:
        "The payment provider confirmed the {came} you paid by card for the wish you claimed, and it stands in the books. Thank you. {missing} is still missing, and the thing can be bought only when it is there.",
    },
    short: {
      subject: "{missing} is missing for your wish at {fund}",
      lead: "{came} came for the wish you claimed, two people have checked it, and it stands in the books. Thank you. {missing} is still missing, and the thing can be bought only when it is there.",
      next: "Please transfer the rest to the account below, with the same reference, so that it is there by {day}. With the claim’s day the wish goes back to the others. What you have sent already counts once two people have checked it.",
      action: "Open the pledge",
    },
  },
  receipts: {
    number: "Receipt",
    things: "Things",
    by: "Issued by",
    reason: "Why",
    action: "Open the receipt",
    replaced: "It stands for number {number}, which doesn’t hold any more.",
    issued: {
      subject: "{by} has written your receipt {number}",
      lead: "Thank you. Your receipt is there: sign in to open it and download it as PDF.",
    },
    voided: {
      subject: "Your receipt {number} is void",
      lead: "The receipt below doesn’t hold any more; please don’t use it. If it is written anew, you get another letter.",
      byBooks:
        "This money has gone back, so the receipt below doesn’t hold any more; please don’t use it.",
    },
    declined: {
      subject: "{by} could not write your receipt",
      lead: "The charity looked at your request and could not write a receipt. If what is missing comes, tell them. The confirmation of your gift is there to download; it doesn’t serve for taxes.",
      action: "Request and confirmation",
    },
  },
  claimReceipt: {
    subject: "There is an answer about the receipt for “{wish}”",
    lead: "You asked for a receipt for this gift, and it was answered. Please look.",
    action: "Look at it",
  },
  reportDue: {
    subject: "{fund}: a report is due by {day}",
    lead: "The next report of {fund} is due by {day}. Its figures compose themselves; one person writes the words, and another checks and publishes it.",
    lateSubject: "{fund}: a report is overdue",
    late: "A report of {fund} was due by {day}. Please compose one soon, and let another person check and publish it.",
    action: "Compose the report",
  },
  reportPublished: {
    subject: "{fund} published a report",
    lead: "You gave to {fund} for a purpose. Its report for {first} to {last} is out, with every purchase and every delivery.",
    mine: "Enter your pledge’s reference there to find the lines that are yours.",
    action: "Read the report",
  },
  claimExpired: {
    subject: "Your claim on “{wish}” has run out",
    due: "The date has passed and nothing has reached the collection point, so the wish waits for somebody else again.",
    lost: "The parcel has not reached the collection point for a long time and the organizer has noted it as lost, so the wish waits for somebody else again.",
    unpaid:
      "You were going to give the money for it, and by its day none had come. So the wish waits for somebody else again, and the pledge has ended.",
    paidAnyway:
      "If your transfer is on its way after all, it stays with the fund as was agreed, and is not lost; the fund can also send it back to you.",
    anyway:
      "Should it still arrive, the collection point keeps it safe and asks you which wish it may be for.",
    action: "See other wishes",
  },
} satisfies Same<typeof zh>;
