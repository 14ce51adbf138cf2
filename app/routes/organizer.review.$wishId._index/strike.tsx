import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";

/**
 * Strikes the next marked place and stands on it; where nothing is left to strike, on what saves
 * it. Without marks, or without script, it leads to shortening by hand.
 */
export function Strike({ marked, to }: { marked: boolean; to: string }) {
  const { review } = useText().drafts;
  const strike = (event: { preventDefault(): void }) => {
    const form = document.querySelector(".review-text");
    const boxes = [...(form?.querySelectorAll<HTMLInputElement>('[name="strike"]') ?? [])];
    const box = boxes.find((one) => !one.checked);
    if (boxes.length === 0) return;
    event.preventDefault();
    box?.click();
    (box ?? form?.querySelector<HTMLElement>('[data-strike="save"]'))?.focus();
  };
  return (
    <LinkButton to={to} full data-key="strike" aria-keyshortcuts="s" onClick={strike}>
      {marked ? review.strikeMarked : review.wording}
      <kbd aria-hidden="true">S</kbd>
    </LinkButton>
  );
}
