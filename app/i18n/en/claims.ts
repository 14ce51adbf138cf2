import type { Same } from "../words";
import type { claims as zh } from "../zh-CN/claims";

export const claims = {
  road: "Progress",
  hold: "Hold",
  heldUntil: "Kept for you until",
  commit: "Claim",
  send: "Send",
  sendBy: "Send it by",
  bring: "Bring to the hub",
  bringBy: "Bring it by",
  tail: "ending in",
  receive: "Checked in at the hub",
  deliver: "Handed over",
  confirm: "Confirmed by another person",
  granted: "Wish granted",
  ended: {
    released: "Put back",
    expired: "Ran out and was put back",
    cancelled: "Cancelled",
  },
} satisfies Same<typeof zh>;
