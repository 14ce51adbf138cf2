import type { Find } from "~/domain/privacy/finds";
import type { TextField } from "~/domain/wishes/input";

/** A wish's texts as its reviewer gets them: what may tell the child is marked. */
export type TextToRead = Record<TextField, string> & {
  id: string;
  number: number;
  collected: boolean;
  finds: Partial<Record<TextField, Find[]>>;
};
