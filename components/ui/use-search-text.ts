import { useState } from "react";

/**
 * The text of a search whose value lives in the page's address. The address misses a change that
 * comes before it is listened to, at the start of a page, so the field keeps its own text and takes
 * over each later value of the address.
 */
export function useSearchText(
  value: string,
  onValueChange: (value: string) => void,
): [text: string, change: (text: string) => void] {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const change = (next: string) => {
    setText(next);
    onValueChange(next);
  };
  return [text, change];
}
