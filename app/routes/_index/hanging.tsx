import { Drawing } from "~/ui/drawing";

const shown = ["coat", "desk", "shoes"] as const;

/** What the noticeboard is about, before a word is read: three tags on a wire. */
export const Hanging = () => (
  <ul className="hanging" aria-hidden="true">
    {shown.map((name) => (
      <li key={name}>
        <Drawing name={name} size="large" />
      </li>
    ))}
  </ul>
);
