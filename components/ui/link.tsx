"use client";
import NextLink from "next/link";
import { useState, type ComponentProps, type FocusEvent, type PointerEvent } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link within the app. Its page is prepared once somebody points at it, touches it or moves the
 * focus to it: all links of a page at its start would keep a phone busy for half a second.
 */
export function Link({ onPointerEnter, onFocus, ...props }: LinkProps) {
  const [isIntended, setIntended] = useState(false);
  const enter = (event: PointerEvent<HTMLAnchorElement>) => {
    setIntended(true);
    onPointerEnter?.(event);
  };
  const focus = (event: FocusEvent<HTMLAnchorElement>) => {
    setIntended(true);
    onFocus?.(event);
  };
  return (
    <NextLink
      {...props}
      prefetch={isIntended ? null : false}
      onPointerEnter={enter}
      onFocus={focus}
    />
  );
}
