import type { ReactNode } from "react";
import { Actions, LinkButton } from "~/ui/button";
import { Drawing } from "~/ui/drawing";
import type { DrawingName } from "~/ui/drawings";
import { Section } from "~/ui/page";

export const Papers = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <ul className="papers">{children}</ul>
  </Section>
);

type File = { to: string; label: string };

/** One thing to print: what it is in a sentence, and its files, or why there is none yet. */
export function Paper({
  words,
  drawn,
  files,
  without,
}: {
  words: { title: string; about: string };
  drawn: DrawingName;
  files: File[];
  without?: string | false;
}) {
  return (
    <li className="papers-one">
      <Drawing name={drawn} size="tag" />
      <div>
        <h3>{words.title}</h3>
        <p>{without || words.about}</p>
        {!without && (
          <Actions>
            {files.map(({ to, label }) => (
              <LinkButton key={to} to={to} aria-label={`${words.title}: ${label}`} small>
                {label}
              </LinkButton>
            ))}
          </Actions>
        )}
      </div>
    </li>
  );
}
