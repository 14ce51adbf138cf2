import { useText } from "~/i18n/reader";

type Thing = {
  about: string;
  number: number | null;
  title: string | null;
  batch: string | null;
  organization?: string | null;
};

/** What a concern is about, in the words that everybody sees. */
export function useThingName() {
  const { concerns, wishes } = useText();
  return ({ about, number, title, batch, organization }: Thing): string => {
    const kind = about.split(":", 1)[0] as keyof typeof concerns.things;
    const name = [number !== null && wishes.number(number), title ?? batch ?? organization].filter(
      Boolean,
    );
    return `${concerns.things[kind] ?? ""} ${name.join(" ")}`.trim();
  };
}
