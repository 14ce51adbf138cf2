import { useText, useTo } from "~/i18n/reader";
import { readingAt, type Walk } from "~/parts/review-walk";
import type { TextToRead } from "~/parts/text-to-read";
import { Badge } from "~/ui/badge";

/** Texts that are read one by one: which, and what kinds of thing are marked in them. */
export function TextsMarked({ texts, walk }: { texts: TextToRead[]; walk: Walk }) {
  const { drafts, wishes } = useText();
  const { kinds, noConsent } = drafts.review;
  const to = useTo();
  return (
    <ul className="plain-list">
      {texts.map(({ id, number, title, finds, collected }) => {
        const marked = new Set(Object.values(finds).flatMap((all) => all.map(({ kind }) => kind)));
        return (
          <li key={id} className="read-head">
            <a href={to(readingAt(id, walk))}>
              {wishes.number(number)} {title}
            </a>
            {[...marked].map((kind) => (
              <Badge key={kind} tone="fault">
                {kinds[kind]}
              </Badge>
            ))}
            {!collected && <Badge tone="wait">{noConsent}</Badge>}
          </li>
        );
      })}
    </ul>
  );
}
