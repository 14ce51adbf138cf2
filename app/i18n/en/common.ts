import type { Same } from "../words";
import type { common as zh } from "../zh-CN/common";

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

export const common = {
  name: "Wishbridge",
  skip: "Skip to content",
  mainMenu: "Main",
  footMenu: "About this site",
  here: "You are here",
  pager: "Pages",
  copy: "Copy",
  copied: "Copied",
  share: "Share this page",
  linkCopied: "The link is copied; paste it into a chat",
  close: "Close",
  previous: "Previous photo",
  next: "Next photo",
  optional: "optional",
  choose: "Choose",
  now: "It now says: ",
  nothing: "nothing",
  refused: (count) => (count === 1 ? "One thing needs changing" : `${count} things need changing`),
  sortUp: "ascending",
  sortDown: "descending",
  bulk: "With the selected",
  comma: ", ",
  colon: ": ",
  pause: ". ",
  time: {
    over: "Closed",
    daysLeft: (count) => `${counted(count, "day", "days")} left`,
    hoursLeft: (count) => `${counted(count, "hour", "hours")} left`,
    minutesLeft: (count) => `${counted(count, "minute", "minutes")} left`,
  },
  lost: {
    notFound: {
      title: "This page isn’t here",
      body: "The link may be missing its last part, or have a letter wrong.",
      action: "See wishes still waiting",
    },
    signedOut: {
      title: "You are signed out, and this wasn’t saved",
      body: "Sign in in another tab, then come back here and load this page again: the browser asks whether to send your form once more, with all you typed.",
      kept: "What you typed is still here. Sign in in another tab, then come back and send it again.",
      action: "Sign in in another tab",
      again: "Send it again",
    },
    forbidden: {
      title: "This page isn’t yours to see",
      body: "The account you are signed in with can’t open it. If it should, ask your coordinator.",
      action: "Back to the start",
    },
    gone: {
      title: "This page was taken down",
      body: "It was withdrawn or put on hold, and isn’t public now. Other wishes are still waiting.",
      action: "See wishes still waiting",
    },
    slowDown: {
      title: "A short rest, please",
      body: "Too many requests came from one place. Try again in a few minutes; nothing was lost.",
      action: "Back to the start",
    },
    tooLarge: {
      title: "This is too large",
      body: "At most 30 MB can be sent at once. Go back, take the pictures out or split it; nothing was kept.",
      action: "Back to the start",
    },
    broken: {
      title: "Something broke on our side",
      body: "It isn’t your doing, and it has been written down. Please try again later.",
      action: "Back to the start",
    },
    incident: "If you write to us, please quote",
  },
} satisfies Same<typeof zh>;
