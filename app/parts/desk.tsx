import { useLocale, useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";
import type { BatchState, WishState } from "./wires";

/** A place's name in the reader's language. */
export function usePlaceName(): (place: { nameZh: string; nameEn: string }) => string {
  const locale = useLocale();
  return ({ nameZh, nameEn }) => (locale === "en" ? nameEn : nameZh);
}

const batchTones: Record<BatchState, Tone> = {
  draft: "wait",
  scheduled: "way",
  open: "open",
  closed: "stop",
  reported: "done",
};

export function BatchStanding({ state }: { state: BatchState }) {
  const { batches } = useText();
  return <Badge tone={batchTones[state]}>{batches.state[state]}</Badge>;
}

export type DeskStanding = {
  state: WishState;
  collected: boolean;
  publishable: boolean;
  sentBack: boolean;
  hidden: boolean;
};

const stepTones = {
  consent: "wait",
  sentBack: "stop",
  hidden: "stop",
  text: "wait",
  notPublic: "stop",
  publish: "way",
  claim: "open",
  claimed: "way",
  granted: "done",
  withdrawn: "stop",
} as const satisfies Record<string, Tone>;
export type DeskStep = keyof typeof stepTones;

/** What a wish waits for, as the desk says it. */
export function stepOf({
  state,
  collected,
  publishable,
  sentBack,
  hidden,
}: DeskStanding): DeskStep {
  if (hidden && state !== "withdrawn") return "hidden";
  if (state === "draft") return sentBack ? "sentBack" : collected ? "text" : "consent";
  if (state === "approved") return publishable ? "publish" : "notPublic";
  if (state === "open") return publishable ? "claim" : "notPublic";
  return state === "taken" ? "claimed" : state;
}

export function DeskStepBadge({ wish }: { wish: DeskStanding }) {
  const { organizer } = useText();
  const step = stepOf(wish);
  return <Badge tone={stepTones[step]}>{organizer.batch.steps[step]}</Badge>;
}
