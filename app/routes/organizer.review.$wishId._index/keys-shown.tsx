import { useEffect, useState } from "react";
import { useText } from "~/i18n/reader";
import { keysOff } from "./use-keys";

/** Which keys there are, and whether to listen to them; kept in this browser. */
export function KeysShown() {
  const { keys } = useText().drafts.review;
  const [ready, setReady] = useState(false);
  const [on, setOn] = useState(true);
  useEffect(() => {
    setReady(true);
    setOn(localStorage.getItem(keysOff) === null);
  }, []);
  if (!ready) return null;
  const turn = (wanted: boolean) => {
    setOn(wanted);
    if (wanted) localStorage.removeItem(keysOff);
    else localStorage.setItem(keysOff, "yes");
  };
  return (
    <details className="more review-keys">
      <summary data-key="keys">
        {keys.title} <kbd aria-hidden="true">?</kbd>
      </summary>
      <dl>
        {keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="pick-line">
        <input type="checkbox" checked={on} onChange={({ target }) => turn(target.checked)} />
        {keys.on}
      </label>
    </details>
  );
}
