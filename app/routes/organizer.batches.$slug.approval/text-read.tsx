import { Note } from "~/ui/note";

type Texts = { alias: string; words: string; size: string; colour: string; style: string };

/** All of a wish's text but its title, as it will be read by donors. */
export function TextRead({ texts: { alias, words, ...spec } }: { texts: Texts }) {
  return (
    <div className="basis-full" lang="zh-CN">
      <p>{[alias, spec.size, spec.colour, spec.style].filter(Boolean).join(" · ")}</p>
      {words && <Note>{words}</Note>}
    </div>
  );
}
