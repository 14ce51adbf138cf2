import { useText } from "~/i18n/reader";
import { useWrittenIn } from "./language";

type Thing = { description: string; quantity: number };

/** Things that were given, and how many of each. */
export function GivenThings({ things }: { things: Thing[] }) {
  const { receipts } = useText();
  const written = useWrittenIn();
  return (
    <ul className="plain-list">
      {things.map(({ description, quantity }) => (
        <li key={description}>
          <span lang={written}>{description}</span> · {receipts.times(quantity)}
        </li>
      ))}
    </ul>
  );
}
