"use client";
import {
  defaultRangeExtractor,
  useVirtualizer,
  useWindowVirtualizer,
  type Range,
  type Virtualizer,
} from "@tanstack/react-virtual";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { leavePlace, placeOf } from "./place-memory";
import type { Line } from "./stacks";

/** Up to here the browser draws every row; beyond it only those near the window. */
const MOST_PLAIN = 100;
const ROW_HEIGHT = 88;
const OVERSCAN = 8;

interface LinesProps {
  lines: readonly Line[];
  render: (line: Line) => ReactNode;
}

export function LinesInPanel({
  scroller,
  ...rest
}: LinesProps & { scroller: RefObject<HTMLElement | null> }) {
  return rest.lines.length > MOST_PLAIN ? (
    <VirtualInPanel {...rest} scroller={scroller} />
  ) : (
    <Plain {...rest} />
  );
}

export function LinesOnPage({ memory, ...rest }: LinesProps & { memory: string }) {
  return rest.lines.length > MOST_PLAIN ? (
    <VirtualOnPage key={memory} {...rest} memory={memory} />
  ) : (
    <Plain {...rest} />
  );
}

function Plain({ lines, render }: LinesProps) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.row.id}>{render(line)}</li>
      ))}
    </ul>
  );
}

function VirtualInPanel({
  lines,
  render,
  scroller,
}: LinesProps & { scroller: RefObject<HTMLElement | null> }) {
  const focus = useFocusedIndex();
  // eslint-disable-next-line react-hooks/incompatible-library -- its rows change with every scroll, which is what it is for
  const virtual = useVirtualizer({
    ...optionsOf(lines, focus.index),
    getScrollElement: () => scroller.current,
  });
  return (
    <Virtual lines={lines} render={render} virtual={virtual} offset={0} onFocusIndex={focus.set} />
  );
}

function VirtualOnPage({ lines, render, memory }: LinesProps & { memory: string }) {
  const focus = useFocusedIndex();
  const top = useRef<HTMLDivElement>(null);
  const [place] = useState(() => placeOf(memory));
  const [offset, setOffset] = useState(place?.margin ?? 0);
  useLayoutEffect(
    () => setOffset((top.current?.getBoundingClientRect().top ?? 0) + window.scrollY),
    [],
  );
  const virtual = useWindowVirtualizer({
    ...optionsOf(lines, focus.index),
    scrollMargin: offset,
    initialOffset: () => place?.offset ?? window.scrollY,
    initialMeasurementsCache: place?.heights ?? [],
  });
  useEffect(() => {
    const { href } = window.location;
    return () =>
      leavePlace({
        list: memory,
        href,
        heights: virtual.takeSnapshot(),
        offset: virtual.scrollOffset ?? 0,
        margin: virtual.options.scrollMargin,
      });
  }, [memory, virtual]);
  return (
    <div ref={top}>
      <Virtual
        lines={lines}
        render={render}
        virtual={virtual}
        offset={offset}
        onFocusIndex={focus.set}
      />
    </div>
  );
}

function optionsOf(lines: readonly Line[], focused: number | null) {
  return {
    count: lines.length,
    overscan: OVERSCAN,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index: number) => lines[index]?.row.id ?? index,
    // The row that has the keyboard's focus stays on the page wherever the list is scrolled to.
    rangeExtractor: (range: Range) =>
      focused === null || focused >= range.count
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), focused])].sort((a, b) => a - b),
  };
}

function useFocusedIndex() {
  const [index, set] = useState<number | null>(null);
  return { index, set };
}

interface VirtualProps extends LinesProps {
  virtual: Virtualizer<Window, Element> | Virtualizer<HTMLElement, Element>;
  offset: number;
  onFocusIndex: (index: number | null) => void;
}

function Virtual({ lines, render, virtual, offset, onFocusIndex }: VirtualProps) {
  return (
    <ul
      className="relative"
      style={{ height: virtual.getTotalSize() }}
      onBlur={() => onFocusIndex(null)}
    >
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const line = lines[index];
        return (
          line && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              onFocus={() => onFocusIndex(index)}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              {render(line)}
            </li>
          )
        );
      })}
    </ul>
  );
}
