const rows = ["oo.bo.", "..oy.o", ".o..bo", "o.o..."] as const;
const SLOT = 64,
  DEEP = 104,
  LANE = 60;

/** A lot from above with one slot in paint: Parkmate in a picture. */
export function LotDrawing() {
  const tops = [0, DEEP + LANE, DEEP * 2 + LANE, DEEP * 3 + LANE * 2];
  return (
    <svg
      viewBox={`-16 -16 ${SLOT * 6 + 32} ${DEEP * 4 + LANE * 2 + 32}`}
      className="h-full max-h-[720px] w-full"
      aria-hidden="true"
    >
      {rows.map((row, index) => (
        <Row key={row} marks={row} top={tops[index] ?? 0} open={index % 2 === 0 ? "down" : "up"} />
      ))}
      {[tops[0], tops[2]].map((top) => (
        <path
          key={top}
          d={`M4 ${(top ?? 0) + DEEP + LANE / 2}H${SLOT * 6 - 4}`}
          className="stroke-stripe"
          strokeWidth="2.5"
          strokeDasharray="16 13"
          fill="none"
        />
      ))}
    </svg>
  );
}

function Row({ marks, top, open }: { marks: string; top: number; open: "up" | "down" }) {
  return [...marks].map((mark, index) => {
    const x = index * SLOT,
      closed = open === "down" ? top : top + DEEP;
    const fill = mark === "y" ? "fill-paint" : mark === "." ? "fill-free" : "fill-taken";
    return (
      <g key={x}>
        <rect x={x} y={top} width={SLOT} height={DEEP} className={fill} />
        <path
          d={`M${x} ${open === "down" ? top + DEEP : top}V${closed}H${x + SLOT}V${open === "down" ? top + DEEP : top}`}
          fill="none"
          className="stroke-stripe"
          strokeWidth="4"
        />
        {(mark === "o" || mark === "y") && (
          <g
            transform={`translate(${x + SLOT / 2} ${top + DEEP / 2}) ${open === "up" ? "rotate(180)" : ""}`}
          >
            <rect
              x="-17"
              y="-34"
              width="34"
              height="66"
              rx="10"
              className={mark === "y" ? "fill-paint-ink" : "fill-muted dark:fill-faint"}
            />
            <rect
              x="-11"
              y="-20"
              width="22"
              height="11"
              rx="4"
              className={mark === "y" ? "fill-paint" : "fill-asphalt"}
            />
            <rect
              x="-10"
              y="16"
              width="20"
              height="8"
              rx="3"
              className={mark === "y" ? "fill-paint" : "fill-asphalt"}
              opacity="0.75"
            />
          </g>
        )}
      </g>
    );
  });
}
