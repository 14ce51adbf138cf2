import { useText, useTo } from "~/i18n/reader";
import { Marked } from "~/parts/marked";
import { readingAt, type Walk } from "~/parts/review-walk";
import type { TextToRead } from "~/parts/text-to-read";
import { Badge } from "~/ui/badge";
import { Pick } from "~/ui/table";

/** Texts one under the other, as they will be read by donors. */
export function TextsRead({ texts, walk }: { texts: TextToRead[]; walk: Walk }) {
  const { drafts, wishes } = useText();
  const words = drafts.review;
  const to = useTo();
  return (
    <ul className="read-list">
      {texts.map(({ finds, ...text }) => (
        <li key={text.id} className="read">
          <div className="read-head">
            {text.collected && (
              <Pick
                name="wishIds"
                value={text.id}
                label={`${words.pick} ${wishes.number(text.number)}`}
                checked
              />
            )}
            <b>
              {wishes.number(text.number)} <Marked text={text.title} finds={finds.title ?? []} />
            </b>
            <span>
              <Marked text={text.alias} finds={finds.alias ?? []} />
            </span>
            {!text.collected && <Badge tone="wait">{words.noConsent}</Badge>}
            <a className="text-link" href={to(readingAt(text.id, walk))}>
              {words.open}
            </a>
          </div>
          {text.words && (
            <p className="note">
              <Marked text={text.words} finds={finds.words ?? []} />
            </p>
          )}
          <p>
            {(["size", "colour", "style"] as const)
              .filter((field) => text[field])
              .map((field) => (
                <span key={field} className="mr-4">
                  <Marked text={text[field]} finds={finds[field] ?? []} />
                </span>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
