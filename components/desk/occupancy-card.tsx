"use client";
import dynamic from "next/dynamic";
import { Card, CardHead } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useNear } from "@/hooks/use-near";
import type { OwnerSummary } from "@/lib/domain/desk/schema";

const ChartSkeleton = () => <Skeleton className="mx-4 mb-4 h-[220px] pointer-coarse:h-[232px]" />;
const OccupancyChart = dynamic(() => import("./occupancy-chart"), {
  ssr: false,
  loading: ChartSkeleton,
});

interface OccupancyCardProps {
  summary: OwnerSummary | undefined;
}

/** The chart of the day. Its library is large, so a phone loads it when the card comes near. */
export function OccupancyCard({ summary }: OccupancyCardProps) {
  const { ref, isNear } = useNear<HTMLElement>();
  return (
    <Card ref={ref} aria-labelledby="occupancy">
      <CardHead title={<span id="occupancy">Occupancy by hour</span>}>%</CardHead>
      {summary && isNear ? <OccupancyChart summary={summary} /> : <ChartSkeleton />}
    </Card>
  );
}
