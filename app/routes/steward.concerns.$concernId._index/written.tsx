import { useText } from "~/i18n/reader";
import { Note } from "~/ui/note";

/** What somebody wrote, as he wrote it. */
export function Written({ concern }: { concern: { words: string; forgotten: boolean } }) {
  const { one } = useText().concerns;
  if (concern.forgotten) return <p>{one.forgotten}</p>;
  if (concern.words === "") return <p>{one.noWords}</p>;
  return (
    <>
      <h2>{one.words}</h2>
      <Note>{concern.words}</Note>
    </>
  );
}
