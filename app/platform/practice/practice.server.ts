import { setupServer } from "msw/node";
import { db } from "../db.server";
import { env } from "../env.server";
import { resendHandlers } from "./handlers";
import { keepMail } from "./mailbox.server";

let started = false;

/**
 * In practice mode, answers the vendors' addresses on this machine; whatever else the process
 * calls goes out as always. Outside practice mode, and a second time, it does nothing.
 */
export function startPractice(): void {
  if (started || !env().practice) return;
  started = true;
  setupServer(...resendHandlers((mail) => keepMail(db, mail))).listen({
    onUnhandledFrame: "bypass",
  });
}
