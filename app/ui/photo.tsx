import type { ReactNode } from "react";

/** A photo as a print on the board. Its size is given, so nothing jumps. */
export function PhotoFrame({
  src,
  alt,
  width,
  height,
  caption,
  eager,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
  caption?: ReactNode;
  eager?: boolean;
}) {
  return (
    <figure className="photo">
      <img {...{ src, alt, width, height }} loading={eager ? "eager" : "lazy"} decoding="async" />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
