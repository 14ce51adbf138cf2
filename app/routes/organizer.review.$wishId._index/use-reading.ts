import { useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/reader";
import type { Read, Reading } from "./reading";
import { useKeys } from "./use-keys";

/**
 * Which text is shown. While a decision is on its way its outcome isn't waited for: the text that
 * comes next was read ahead and is shown at once. What is pressed meanwhile is kept until the
 * decision has arrived, and is then done to the text it was pressed for.
 */
export function useReading({ text, ahead, place, last }: Reading) {
  const { wishes, drafts } = useText();
  const { review } = drafts;
  const navigation = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  const kept = useRef<{ id: string; again: () => void } | null>(null);
  const leaving = navigation.state !== "idle" && isOnward(navigation, text.id, ahead?.id);
  const going = leaving && ahead !== null;
  const shown: Read = going ? ahead : text;

  const hold = useCallback(
    (again: () => void) => {
      if (going) kept.current = { id: shown.id, again };
      return going;
    },
    [going, shown.id],
  );
  useKeys(going, hold);
  const before = useRef(shown.id);
  useEffect(() => {
    if (before.current === shown.id) return;
    before.current = shown.id;
    heading.current?.focus();
  }, [shown.id]);
  useEffect(() => {
    const waits = kept.current;
    if (going || !waits) return;
    kept.current = null;
    if (waits.id === text.id) waits.again();
  }, [going, text.id]);

  const [told, tell] = useState("");
  useEffect(() => {
    if (!last) return tell("");
    const next = `${wishes.number(text.number)} ${text.title}`;
    tell(`${wishes.number(last.number)} ${review.said[last.said]}${review.next}${next}`);
  }, [last?.id, last?.said, text.id]);

  return {
    text: shown,
    place: place === null ? null : place + (going ? 1 : 0),
    next: going ? null : (ahead?.id ?? null),
    ...{ going, heading, told, hold },
  };
}

type Under = { formAction?: string; location?: { pathname: string } };

/** Whether the way that is being gone decides this text, or leads to the next. */
const isOnward = ({ formAction = "", location }: Under, id: string, next = "none") =>
  new RegExp(`/review/${id}/(?:approval|return)`).test(formAction) ||
  Boolean(location?.pathname.endsWith(`/review/${next}`));
