import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";

/**
 * What entry.document.js makes work, and shows because it does: without script nothing stands here.
 * What was done is said in the status beside the button.
 */
function Able({
  children,
  ...way
}: { children: ReactNode } & ({ "data-share": "" } | { "data-copy": string })) {
  return (
    <p className="able">
      <button type="button" className="text-button" hidden {...way}>
        {children}
      </button>
      <span role="status" />
    </p>
  );
}

/** Hands the page's address on, by the device's own way or by copying it. */
export const Share = () => <Able data-share="">{useText().common.share}</Able>;

/** Copies a text that is wanted elsewhere, like an address for the courier's form. */
export const CopyAway = ({ text, children }: { text: string; children: ReactNode }) => (
  <Able data-copy={text}>{children}</Able>
);
