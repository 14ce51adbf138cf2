type Column = { label: string; value: number };

const [wide, high, foot, head] = [450, 170, 24, 24];

/**
 * A few numbers as standing columns, in the order given; the `late` last ones in amber. The table
 * beside it says the same, so it is silent.
 */
export function Columns({ items, late = 0 }: { items: Column[]; late?: number }) {
  const most = Math.max(1, ...items.map(({ value }) => value));
  const step = wide / Math.max(items.length, 1);
  const breadth = Math.min(56, step * 0.72);
  return (
    <svg className="columns sheet" viewBox={`0 0 ${wide} ${high + foot + head}`} aria-hidden="true">
      {items.map(({ label, value }, at) => {
        const middle = step * (at + 0.5);
        const size = (value / most) * high;
        return (
          <g key={label}>
            <rect
              className={at >= items.length - late ? "column-late" : "column"}
              x={middle - breadth / 2}
              y={head + high - size}
              width={breadth}
              height={size}
              rx="2"
            />
            <text x={middle} y={head + high - size - 7} textAnchor="middle" className="flow-sum">
              {value}
            </text>
            <text x={middle} y={head + high + 20} textAnchor="middle" className="flow-name">
              {label}
            </text>
          </g>
        );
      })}
      <path d={`M2 ${head + high + 0.5}h${wide - 4}`} className="columns-ground" />
    </svg>
  );
}
