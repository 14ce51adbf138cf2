const edge = 1600;
const thumbEdge = 96;

/** The most bytes that the server takes of one photo; a test compares. */
export const mostBytes = 25 * 1024 * 1024;

export type Shrunk = { blob: Blob; thumb: string };

/**
 * Makes a phone's photo small before it travels: upright, at most 1600 px, drawn anew, so that nothing
 * the phone wrote into it goes along. What the browser can't read travels as it is, to be refused.
 */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(
    () => null,
  );
  if (!picture) return { blob: file, thumb: "" };
  const large = drawn(picture, edge);
  const thumb = drawn(picture, thumbEdge).toDataURL("image/jpeg", 0.6);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => large.toBlob(done, "image/jpeg", 0.82));
  return { blob: blob ?? file, thumb };
}

function drawn(picture: ImageBitmap, most: number): HTMLCanvasElement {
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/** Puts small photos in the place of those that were chosen in a file field. */
export async function shrinkChosen(input: HTMLInputElement): Promise<void> {
  const small = new DataTransfer();
  for (const file of input.files ?? []) {
    const { blob } = await shrink(file);
    small.items.add(new File([blob], file.name, { type: blob.type }));
  }
  input.files = small.files;
}
