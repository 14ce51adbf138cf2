import { useText } from "~/i18n/reader";

/** What somebody wrote, line by line as he wrote it. */
export function Written({ concern }: { concern: { words: string; forgotten: boolean } }) {
  const { one } = useText().concerns;
  if (concern.forgotten) return <p>{one.forgotten}</p>;
  if (concern.words === "") return <p>{one.noWords}</p>;
  return concern.words.split(/\n+/).map((line, place) => <p key={place}>{line}</p>);
}
