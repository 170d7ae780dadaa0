/** A row of slots: "o" a car, "y" the highlighted car, "b" a taken slot, "." a free one. */
const rows = ["oo.bo.", "..oy.o", ".o..bo", "o.o..."] as const;
const SLOT_WIDTH = 64;
const SLOT_DEPTH = 104;
const LANE_WIDTH = 60;
const MARGIN = 16;
const WIDTH = SLOT_WIDTH * 6;
const HEIGHT = SLOT_DEPTH * 4 + LANE_WIDTH * 2;
/** Two rows face each lane; the second and third stand back to back. */
const tops = [
  0,
  SLOT_DEPTH + LANE_WIDTH,
  SLOT_DEPTH * 2 + LANE_WIDTH,
  SLOT_DEPTH * 3 + LANE_WIDTH * 2,
];
const lanes = [SLOT_DEPTH + LANE_WIDTH / 2, SLOT_DEPTH * 3 + LANE_WIDTH * 1.5];

/** An illustration: a parking lot from above with one highlighted slot. */
export function LotDrawing() {
  const viewBox = [-MARGIN, -MARGIN, WIDTH + MARGIN * 2, HEIGHT + MARGIN * 2].join(" ");
  return (
    <svg viewBox={viewBox} className="h-full max-h-[720px] w-full" aria-hidden="true">
      {rows.map((marks, index) => (
        <SlotRow key={marks} marks={marks} top={tops[index] ?? 0} opensDown={index % 2 === 0} />
      ))}
      {lanes.map((y) => (
        <path
          key={y}
          d={`M4 ${y}H${WIDTH - 4}`}
          className="stroke-stripe"
          strokeWidth="2.5"
          strokeDasharray="16 13"
          fill="none"
        />
      ))}
    </svg>
  );
}

const fills: Record<string, string> = { y: "fill-paint", ".": "fill-free" };

interface SlotRowProps {
  marks: string;
  top: number;
  /** Whether the lane is below the row. */
  opensDown: boolean;
}

function SlotRow({ marks, top, opensDown }: SlotRowProps) {
  const open = opensDown ? top + SLOT_DEPTH : top;
  const closed = opensDown ? top : top + SLOT_DEPTH;
  return [...marks].map((mark, index) => {
    const x = index * SLOT_WIDTH;
    return (
      <g key={x}>
        <rect
          x={x}
          y={top}
          width={SLOT_WIDTH}
          height={SLOT_DEPTH}
          className={fills[mark] ?? "fill-taken"}
        />
        <path
          d={`M${x} ${open}V${closed}H${x + SLOT_WIDTH}V${open}`}
          fill="none"
          className="stroke-stripe"
          strokeWidth="4"
        />
        {(mark === "o" || mark === "y") && (
          <Car
            x={x + SLOT_WIDTH / 2}
            y={top + SLOT_DEPTH / 2}
            facesUp={opensDown}
            isHighlighted={mark === "y"}
          />
        )}
      </g>
    );
  });
}

interface CarProps {
  x: number;
  y: number;
  facesUp: boolean;
  isHighlighted: boolean;
}

function Car({ x, y, facesUp, isHighlighted }: CarProps) {
  const body = isHighlighted ? "fill-paint-ink" : "fill-muted dark:fill-faint";
  const glass = isHighlighted ? "fill-paint" : "fill-asphalt";
  return (
    <g transform={`translate(${x} ${y}) ${facesUp ? "" : "rotate(180)"}`}>
      <rect x="-17" y="-34" width="34" height="66" rx="10" className={body} />
      <rect x="-11" y="-20" width="22" height="11" rx="4" className={glass} />
      <rect x="-10" y="16" width="20" height="8" rx="3" className={glass} opacity="0.75" />
    </g>
  );
}
