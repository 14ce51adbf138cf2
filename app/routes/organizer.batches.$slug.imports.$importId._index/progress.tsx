import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { WireImport } from "~/domain/imports/shapes";
import { useFormat, useText } from "~/i18n/reader";
import { Panel } from "~/ui/panel";

const often = 1000;

/** How far the work is, told again every second: by script, or by loading the page anew. */
export function Progress({ about }: { about: WireImport }) {
  const words = useText().imports.progress;
  const format = useFormat();
  const { state, revalidate } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const again = setTimeout(revalidate, often);
    return () => clearTimeout(again);
  }, [state, revalidate, about]);

  const reading = about.state === "reading";
  const { rowsDone: done, rowsToDo: all } = about;
  return (
    <Panel title={reading ? words.readingTitle : words.takingTitle}>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p className="progress-told" role="status">
        {reading ? words.read : words.taken} <b>{format.number(done)}</b>{" "}
        {all > 0 && words.outOf(all)}
      </p>
      <progress
        className="progress"
        aria-label={reading ? words.readingTitle : words.takingTitle}
        {...(all > 0 ? { max: all, value: done } : {})}
      />
      <p>{words.leave}</p>
    </Panel>
  );
}
