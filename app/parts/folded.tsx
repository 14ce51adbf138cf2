const longest = 120;

/** What somebody wrote; at length it is folded, its beginning tells what it is about. */
export function Folded({ text }: { text: string }) {
  if (text.length <= longest) return <q>{text}</q>;
  return (
    <details className="folded">
      <summary>{`${text.slice(0, longest)}…`}</summary>
      <q>{text}</q>
    </details>
  );
}
