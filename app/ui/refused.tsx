import { useEffect, useRef } from "react";
import { useText } from "~/i18n/reader";
import { useAnswer, useControlId, useSentence } from "./answer";

/**
 * What was refused, each with the way to its field. Takes focus, also without script.
 * `labels` names the fields, so that a sentence makes sense away from its own.
 */
export function Refused({ labels = {} }: { labels?: Record<string, string> }) {
  const { errors } = useAnswer();
  const { common } = useText();
  const sentence = useSentence();
  const controlId = useControlId();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length) summary.current?.focus();
  }, [errors]);

  if (!errors.length) return null;
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={summary} autoFocus>
      {errors.length > 1 && <p className="refused-title">{common.refused(errors.length)}</p>}
      <ul>
        {errors.map(({ field, code }) => (
          <li key={`${field}-${code}`}>
            {field ? (
              <a href={`#${controlId(field)}`}>
                {labels[field] && `${labels[field]}${common.colon}`}
                {sentence(code)}
              </a>
            ) : (
              sentence(code)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
