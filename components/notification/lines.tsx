"use client";
import type { ReactNode, RefObject } from "react";
import { onDemand } from "@/hooks/on-demand";
import type { ListLine } from "./list-lines";

/** Longer lists draw only the lines near the viewport. */
const MAX_PLAIN_LINES = 100;
const virtualLines = onDemand(() => import("./virtual-lines"));

export interface LinesProps {
  lines: readonly ListLine[];
  render: (line: ListLine) => ReactNode;
}
export interface PanelLinesProps extends LinesProps {
  scroller: RefObject<HTMLElement | null>;
}
export interface PageLinesProps extends LinesProps {
  /** Identifies the list, so that its scroll position can be restored. */
  listKey: string;
}

export function PanelLines({ scroller, ...rest }: PanelLinesProps) {
  const isLong = rest.lines.length > MAX_PLAIN_LINES;
  const code = virtualLines.useCode({ isWanted: isLong });
  return code && isLong ? (
    <code.VirtualPanelLines {...rest} scroller={scroller} />
  ) : (
    <PlainLines {...rest} />
  );
}

export function PageLines({ listKey, ...rest }: PageLinesProps) {
  const isLong = rest.lines.length > MAX_PLAIN_LINES;
  const code = virtualLines.useCode({ isWanted: isLong });
  return code && isLong ? (
    <code.VirtualPageLines key={listKey} {...rest} listKey={listKey} />
  ) : (
    <PlainLines {...rest} />
  );
}

function PlainLines({ lines, render }: LinesProps) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.row.id}>{render(line)}</li>
      ))}
    </ul>
  );
}
