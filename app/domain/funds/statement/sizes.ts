/** A statement of more bytes, or more lines, is brought in parts. */
export const largestStatement = 10_000_000;
export const mostLines = 5_000;
/** Rows of a file with what stands above its table and on other sheets. */
export const mostRows = mostLines + 200;
