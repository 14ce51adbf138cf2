import { useText } from "~/i18n/reader";

/** The round seal on what has come true. `lit` lets it glow up once. */
export function Stamp({ label, lit }: { label: string; lit?: boolean }) {
  const { common } = useText();
  const long = label.length > 4;
  return (
    <svg
      className={lit ? "stamp stamp-lit" : "stamp"}
      viewBox="0 0 92 92"
      role="img"
      aria-label={label}
    >
      <circle cx="46" cy="46" r="42" strokeWidth="2.5" />
      <circle cx="46" cy="46" r="37.5" />
      <path d="M16 33h60M16 60h60" />
      <text x="46" y={long ? 52 : 54} fontSize={long ? 14 : 20.5} fontWeight="700">
        {label}
      </text>
      <text x="46" y="26" fontSize={long ? 8 : 9}>
        {common.name}
      </text>
      <path strokeWidth="1.5" d="M40 70.500q6-6.500 12 0M46 67.500v6" />
    </svg>
  );
}
