import { setTimeout as pause } from "node:timers/promises";
import { isLetterKind, renderLetter } from "~/emails/letters";
import type { LetterFacts, LetterKind } from "~/emails/kinds";
import { env } from "~/platform/env.server";
import type { JobPayloads } from "~/platform/jobs.server";
import {
  letterFailed,
  letterSent,
  letterWaits,
  secretOf,
  waitingLetter,
  type LetterParams,
  type WaitingLetter,
} from "~/platform/letters.server";
import { sendMail } from "~/platform/resend.server";
import { gather, isStillTrue } from "./letter-facts";

const mostTries = 12;

/** Two mails a second is what the provider allows; the queue sends one after the other. */
const betweenMails = 500;

/** Looks up what a letter says, draws it and hands it to the provider; safe to run twice. */
export async function sendLetter({ letterId }: JobPayloads["send-letter"]): Promise<void> {
  const letter = await waitingLetter(letterId);
  if (!letter) return;
  if (!isLetterKind(letter.kind)) return letterFailed(letterId, "kind_unknown");
  if (!(await isStillTrue(letter.kind, letter.params)))
    return letterFailed(letterId, "no_longer_true");
  const mail = await drawn(letter, letter.kind);
  if (!mail) return letterFailed(letterId, "subject_gone");

  const [outcome] = await Promise.all([
    sendMail({ to: letter.toEmail, ...mail }, letterId),
    env().practice ? undefined : pause(betweenMails),
  ]);
  if (outcome.sent) return letterSent(letterId, outcome.providerId);
  if (!outcome.again || letter.attempts + 1 >= mostTries) {
    return letterFailed(letterId, outcome.reason);
  }
  const backoff = Math.min(2 ** letter.attempts, 3600);
  return letterWaits(letterId, outcome.reason, Math.max(outcome.afterSeconds, backoff));
}

async function drawn<Kind extends LetterKind>(letter: WaitingLetter, kind: Kind) {
  const params = letter.params as LetterParams[Kind];
  const facts: LetterFacts[Kind] | null = await gather[kind](params, secretOf(letter.paramsSealed));
  const desk = { publicUrl: env().publicUrl, now: new Date().toISOString() };
  return facts && renderLetter(kind, letter.locale, facts, desk);
}
