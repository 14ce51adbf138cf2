import { setupServer } from "msw/node";
import { env } from "../env.server";
import { resendHandlers } from "./handlers";
import { keepMail } from "./mailbox.server";
import { stripeHandlers } from "./stripe-handlers";

/** The vendors' stand-ins on this machine; tests may put answers of their own before them. */
export const vendors = setupServer(...resendHandlers(keepMail), ...stripeHandlers());

let started = false;

/**
 * In practice mode, answers the vendors' addresses on this machine. What else the process calls
 * goes out as always, or is an error in tests; so does what a vendor with a key is asked. Outside practice mode, and a second time, it does
 * nothing.
 */
export function startPractice(others: "bypass" | "error" = "bypass"): void {
  const { practice, practiceCards } = env();
  if (started || !(practice || practiceCards)) return;
  started = true;
  vendors.listen({ onUnhandledFrame: others });
}
