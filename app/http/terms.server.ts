import { codeDays } from "~/domain/accounts/forget-sign-ins.server";
import { sessionDays } from "~/domain/accounts/sessions.server";
import { holdDays } from "~/domain/claims/expire-claims.server";
import { keptDays as concernDays } from "~/domain/concerns/life";
import { donorNameDays } from "~/domain/funds/forget-donors.server";
import { keptDays as importDays } from "~/domain/imports/input";
import { letterDays } from "~/domain/messages/forget-letters.server";
import { shownDays } from "~/domain/photos/queries.server";
import { daysAfterClose, daysAfterReport, draftDays } from "~/domain/privacy/retention.server";
import { keptDays as keyDays } from "~/platform/command.server";
import { env } from "~/platform/env.server";
import { limitDays } from "~/platform/limits.server";
import { cookies } from "./cookies.server";

/** How many days what is kept: the figures that the night's sweeps themselves go by. */
const days = {
  drafts: draftDays,
  reported: daysAfterReport,
  closed: daysAfterClose,
  imports: importDays,
  photos: shownDays,
  holds: holdDays,
  sessions: sessionDays,
  codes: codeDays,
  letters: letterDays,
  concerns: concernDays,
  keys: keyDays,
  limits: limitDays,
  donorNames: donorNameDays,
};

/** What the privacy page tells of this installation: how long, which cookies, who carries its mail, whom to write to. */
export function terms() {
  const { mail, stewardEmail } = env();
  return { days, cookies, mail, steward: stewardEmail ?? null };
}
