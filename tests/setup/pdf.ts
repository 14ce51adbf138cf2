import { PDFiumLibrary } from "@hyzyla/pdfium";
import readCode from "jsqr";

let library: Promise<PDFiumLibrary> | undefined;

export type SeenPage = {
  text: string;
  /** In points; 595 × 842 is A4. */
  width: number;
  height: number;
};

/** What a reader finds in a PDF: the text and size of each page. */
export async function pdfPages(bytes: Uint8Array): Promise<SeenPage[]> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes);
  const pages = [];
  for (const page of document.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const [width, height] = [Math.round(originalWidth), Math.round(originalHeight)];
    pages.push({ text: page.getText(), width, height });
  }
  document.destroy();
  return pages;
}

/** All text of a PDF without its line ends, so that a word broken at one is still found. */
export const pdfText = async (bytes: Uint8Array): Promise<string> =>
  (await pdfPages(bytes))
    .map(({ text }) => text)
    .join("\n")
    .replace(/\s*[\r\n]+\s*/g, "");

/** A page as a camera sees it: grey would do, but the reader of codes wants four channels. */
export async function pdfPicture(bytes: Uint8Array, page = 0, scale = 3) {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes);
  const { data, width, height } = await document.getPage(page).render({
    scale,
    render: ({ data }) => Promise.resolve(data),
  });
  document.destroy();
  return { data, width, height };
}

type Picture = { data: Uint8Array; width: number; height: number };

/** What the QR code in a part of a picture says. */
export function codeIn(
  { data, width, height }: Picture,
  part: { left: number; top: number; width: number; height: number } = {
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  },
): string | undefined {
  const [left, top] = [Math.floor(part.left * width), Math.floor(part.top * height)];
  const [wide, high] = [Math.floor(part.width * width), Math.floor(part.height * height)];
  const cut = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row += 1) {
    const from = ((top + row) * width + left) * 4;
    cut.set(data.subarray(from, from + wide * 4), row * wide * 4);
  }
  return readCode(cut, wide, high)?.data;
}
