"use client";
import {
  defaultRangeExtractor,
  useVirtualizer,
  useWindowVirtualizer,
  type Range,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ListLine } from "./list-lines";
import type { LinesProps, PageLinesProps, PanelLinesProps } from "./lines";
import { restoredScroll, saveScroll } from "./scroll-restoration";

const ESTIMATED_HEIGHT_PX = 88;
/** Lines drawn beyond each edge of the viewport. */
const OVERSCAN = 8;

export function VirtualPanelLines({ lines, render, scroller }: PanelLinesProps) {
  const [focusedIndex, setFocusedIndex] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    ...virtualizerOptions(lines, focusedIndex),
    getScrollElement: () => scroller.current,
  });
  return (
    <VirtualLines
      lines={lines}
      render={render}
      virtualizer={virtualizer}
      listTop={0}
      onFocus={setFocusedIndex}
    />
  );
}

export function VirtualPageLines({ lines, render, listKey }: PageLinesProps) {
  const [focusedIndex, setFocusedIndex] = useState<number | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const [restored] = useState(() => restoredScroll(listKey));
  const [listTop, setListTop] = useState(restored?.listTop ?? 0);
  useLayoutEffect(
    () => setListTop((top.current?.getBoundingClientRect().top ?? 0) + window.scrollY),
    [],
  );
  const virtualizer = useWindowVirtualizer({
    ...virtualizerOptions(lines, focusedIndex),
    scrollMargin: listTop,
    initialOffset: () => restored?.scrollY ?? window.scrollY,
    initialMeasurementsCache: restored?.heights ?? [],
  });
  useEffect(() => {
    const { href } = window.location;
    return () =>
      saveScroll({
        listKey,
        href,
        heights: virtualizer.takeSnapshot(),
        scrollY: virtualizer.scrollOffset ?? 0,
        listTop: virtualizer.options.scrollMargin,
      });
  }, [listKey, virtualizer]);
  return (
    <div ref={top}>
      <VirtualLines
        lines={lines}
        render={render}
        virtualizer={virtualizer}
        listTop={listTop}
        onFocus={setFocusedIndex}
      />
    </div>
  );
}

function virtualizerOptions(lines: readonly ListLine[], focusedIndex: number | null) {
  return {
    count: lines.length,
    overscan: OVERSCAN,
    estimateSize: () => ESTIMATED_HEIGHT_PX,
    getItemKey: (index: number) => lines[index]?.row.id ?? index,
    // The focused row stays mounted wherever the list is scrolled to, so that focus is not lost.
    rangeExtractor: (range: Range) =>
      focusedIndex === null || focusedIndex >= range.count
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), focusedIndex])].sort((a, b) => a - b),
  };
}

interface VirtualLinesProps extends LinesProps {
  virtualizer: Virtualizer<Window, Element> | Virtualizer<HTMLElement, Element>;
  /** Where the list starts below the top of what scrolls, in pixels. */
  listTop: number;
  onFocus: (index: number | null) => void;
}

function VirtualLines({ lines, render, virtualizer, listTop, onFocus }: VirtualLinesProps) {
  return (
    <ul
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
      onBlur={() => onFocus(null)}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const line = lines[index];
        return (
          line && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              onFocus={() => onFocus(index)}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - listTop}px)` }}
            >
              {render(line)}
            </li>
          )
        );
      })}
    </ul>
  );
}
