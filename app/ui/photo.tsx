import type { ReactNode } from "react";
import { useControlId } from "./answer";
import { classes } from "./classes";

/**
 * A photo as a print on the board. Its size is given, so nothing jumps. One that `enlarges` leads to
 * the picture itself; on documents entry.document.js opens it over the page.
 */
export function PhotoFrame({
  src,
  alt,
  width,
  height,
  caption,
  eager,
  enlarges,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
  caption?: ReactNode;
  eager?: boolean;
  enlarges?: boolean;
}) {
  const img = (
    <img {...{ src, alt, width, height }} loading={eager ? "eager" : "lazy"} decoding="async" />
  );
  return (
    <figure className="photo">
      {enlarges ? (
        <a href={src} data-photo="">
          {img}
        </a>
      ) : (
        img
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/**
 * A photo under a grid of boxes to tick, for who marks parts of it. Each box says where it lies, so
 * that it can be reached and read without seeing it.
 */
export function PhotoGrid({
  src,
  alt,
  width,
  height,
  columns,
  rows,
  name,
  cell,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
  columns: 6 | 8;
  rows: number;
  name: string;
  cell: (row: number, column: number) => string;
}) {
  const id = useControlId()(name);
  return (
    <div className={classes("photo-grid", `photo-grid-${columns}`)}>
      <img {...{ src, alt, width, height }} />
      <div>
        {Array.from({ length: columns * rows }, (_, place) => (
          <input
            key={place}
            type="checkbox"
            id={place ? `${id}-${place}` : id}
            name={name}
            value={place}
            aria-label={cell(Math.floor(place / columns) + 1, (place % columns) + 1)}
          />
        ))}
      </div>
    </div>
  );
}
