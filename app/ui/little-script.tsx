import { useText } from "~/i18n/reader";

/**
 * The one script of documents, our own, with the texts that it needs (entry.document.js). Each unit of time
 * is said of one and of two, and the script puts other numbers in the place of the 2.
 */
export function LittleScript({ script }: { script: string }) {
  const { close, copied, linkCopied, next, previous, time } = useText().common;
  const both = (say: (count: number) => string) => [say(1), say(2)];
  const words = {
    minutes: both(time.minutesLeft),
    hours: both(time.hoursLeft),
    days: both(time.daysLeft),
    over: time.over,
    ...{ copied, linkCopied, close, previous, next },
  };
  return (
    <script
      type="module"
      data-words={JSON.stringify(words)}
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
