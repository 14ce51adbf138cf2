import { births } from "./births";
import { contacts } from "./contacts";
import { encodings } from "./encodings";
import { headings } from "./headings";
import { layouts } from "./layouts";
import { ours } from "./ours";
import { prices } from "./prices";
import { programs } from "./programs";
import { refusals } from "./refusals";
import type { Case } from "./shape";
import { sizes } from "./sizes";
import { texts } from "./texts";
import { wishes } from "./wishes";
import { workbooks } from "./workbooks";

/** Organizers' tables as they are, each with the one reading that is right. */
export const corpus: Record<string, readonly Case[]> = {
  layouts,
  headings,
  births,
  sizes,
  prices,
  wishes,
  contacts,
  texts,
  encodings,
  workbooks,
  programs,
  ours,
  refusals,
};
