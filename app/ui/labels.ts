import { createContext, useContext, type ReactNode } from "react";

/** What the controls of a page are called, by their ids, noted while it is drawn for sending. */
export const Labels = createContext<Map<string, string> | undefined>(undefined);

/** Notes what a control is called; what was refused stands above it and is named by that. */
export function useNoted(id: string, label: ReactNode): void {
  const labels = useContext(Labels);
  if (typeof label === "string") labels?.set(id, label);
}

/** What a control is called: as it was noted, and in a browser as the document has it. */
export function useLabelOf(): (id: string) => string | undefined {
  const labels = useContext(Labels);
  return (id) => labels?.get(id) ?? inDocument(id);
}

function inDocument(id: string): string | undefined {
  if (typeof document === "undefined") return undefined;
  const field = document.getElementById(id)?.closest(".field");
  const text = field?.querySelector("legend, label")?.firstChild;
  return text?.nodeType === Node.TEXT_NODE ? (text.nodeValue ?? undefined) : undefined;
}
