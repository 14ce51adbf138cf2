import type { BoardStep } from "~/domain/claims/board-input";
import { useLocale, useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";
import type { BatchState } from "./wires";

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

/** How each step of a wish looks. */
export const stepTones: Record<BoardStep, Tone> = {
  consent: "wait",
  sentBack: "stop",
  text: "wait",
  notPublic: "stop",
  publish: "way",
  open: "open",
  held: "wait",
  promised: "way",
  underWay: "way",
  atHub: "wait",
  handedOver: "wait",
  differs: "fault",
  granted: "done",
  withdrawn: "stop",
};
