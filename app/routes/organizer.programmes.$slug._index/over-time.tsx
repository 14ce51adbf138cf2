import { useFormat, useText } from "~/i18n/reader";

type Counted = { slug: string; number: number; wishes: number; taken: number; granted: number };

const column = 56;
const width = 32;
const height = 160;
const [above, below] = [24, 28];

/** Each batch as a column: all its wishes, and within them those taken up and granted. The table under it says the same. */
export function OverTime({ batches }: { batches: Counted[] }) {
  const { programme } = useText().organizer;
  const format = useFormat();
  const most = Math.max(1, ...batches.map(({ wishes }) => wishes));
  const tall = (count: number) => (count / most) * height;
  const size = { width: batches.length * column, height: height + above + below };
  return (
    <figure className="over-time">
      <div className="over-time-columns">
        <svg {...size} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          {batches.map(({ slug, number, wishes, taken, granted }, place) => {
            const bar = (count: number, tone: string) => (
              <rect
                className={`bar-${tone}`}
                x={place * column + (column - width) / 2}
                y={above + height - tall(count)}
                width={width}
                height={tall(count)}
              />
            );
            const middle = place * column + column / 2;
            return (
              <g key={slug}>
                {bar(wishes, "open")}
                {bar(taken, "way")}
                {bar(granted, "done")}
                <text x={middle} y={above + height - tall(wishes) - 8}>
                  {format.number(wishes)}
                </text>
                <text x={middle} y={size.height - 8}>
                  {number}
                </text>
              </g>
            );
          })}
          <line x2={size.width} y1={above + height} y2={above + height} />
        </svg>
      </div>
      <figcaption>
        {(["open", "way", "done"] as const).map((tone) => (
          <span key={tone}>
            <svg width="12" height="12" aria-hidden="true">
              <rect className={`bar-${tone}`} width="12" height="12" />
            </svg>
            {programme.key[tone]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
