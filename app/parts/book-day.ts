import { dayOf } from "~/domain/funds/book-days";
import { useNow } from "~/i18n/reader";

/** Today by the calendar of the books: what a form about money asks for unless another day is typed. */
export const useBookDay = (): string => dayOf(new Date(useNow()));
