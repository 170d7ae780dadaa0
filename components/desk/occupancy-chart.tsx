"use client";
import { Bar, BarChart, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { serverNow } from "@/hooks/server-clock";
import type { OwnerSummary } from "@/lib/domain/desk/schema";

/** Occupancy in each hour of today, as a chart and as a table. */
export default function OccupancyChart({ summary }: { summary: OwnerSummary }) {
  const hours = summary.occupancy_by_hour;
  const now = hours.findLast(({ start }) => Date.parse(start) <= serverNow())?.start;
  return (
    <div className="px-4 pb-4">
      <div className="h-[180px]">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={hours}
            margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
            barCategoryGap="22%"
            accessibilityLayer
            title="Occupancy by hour, in percent"
          >
            <XAxis
              dataKey="hour"
              axisLine={false}
              tickLine={false}
              tick={{ fill: "var(--muted)", fontSize: 13 }}
              interval="equidistantPreserveStart"
              minTickGap={8}
            />
            <YAxis hide domain={[0, 100]} />
            <Tooltip
              cursor={{ fill: "var(--sunk)" }}
              isAnimationActive={false}
              content={({ active, payload }) => (
                <Tip active={active} hour={payload[0]?.payload as Hour | undefined} />
              )}
            />
            <Bar dataKey="percent" radius={5} minPointSize={3} isAnimationActive={false}>
              {hours.map(({ start }) => (
                <Cell key={start} fill={start === now ? "var(--paint)" : "var(--taken)"} />
              ))}
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className="mt-2 text-sm">
        <summary className="w-fit cursor-pointer py-1.5 text-muted pointer-coarse:py-3">
          As a table
        </summary>
        <table className="mt-1 w-full max-w-80 text-left">
          <thead>
            <tr className="text-muted">
              <th scope="col" className="py-1 font-[560]">
                Hour
              </th>
              <th scope="col" className="py-1 text-right font-[560]">
                Occupied
              </th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, start, percent }) => (
              <tr key={start} className="border-t border-line">
                <th scope="row" className="py-1 font-[400]">
                  {clock(hour)}
                </th>
                <td className="py-1 text-right">{percent} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

type Hour = OwnerSummary["occupancy_by_hour"][number];
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function Tip({ active, hour }: { active: boolean; hour: Hour | undefined }) {
  if (!active || !hour) return null;
  return (
    <div className="rounded-control border border-line bg-card px-3 py-1.5 text-sm shadow-card">
      <span className="text-muted">{clock(hour.hour)}</span>{" "}
      <span className="font-[620]">{hour.percent} %</span>
    </div>
  );
}
