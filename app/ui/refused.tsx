import { useEffect, useReducer, useRef } from "react";
import { useText } from "~/i18n/reader";
import { useAnswer, useControlId, useSentence } from "./answer";
import { useLabelOf } from "./labels";

/**
 * What was refused, each with the name of its field and the way to it. Takes focus, also without
 * script. `labels` names fields otherwise than they are called.
 */
export function Refused({ labels = {} }: { labels?: Record<string, string> }) {
  const { errors } = useAnswer();
  const { common } = useText();
  const sentence = useSentence();
  const controlId = useControlId();
  const labelOf = useLabelOf();
  const summary = useRef<HTMLDivElement>(null);
  // Once the fields stand in the document, their labels can be read from it.
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    if (!errors.length) return;
    summary.current?.focus();
    drawAgain();
  }, [errors]);

  if (!errors.length) return null;
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={summary} autoFocus>
      {errors.length > 1 && <p className="refused-title">{common.refused(errors.length)}</p>}
      <ul>
        {errors.map(({ field, code, about }) => {
          const id = field && controlId(field);
          const label = field && id && (labels[field] ?? labelOf(id));
          const said = sentence(code, about);
          const told = label ? `${label}${common.colon}${said}` : said;
          return <li key={`${field}-${code}`}>{id ? <a href={`#${id}`}>{told}</a> : told}</li>;
        })}
      </ul>
    </div>
  );
}
