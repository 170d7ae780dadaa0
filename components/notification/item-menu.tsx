"use client";
import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { dialogFrame } from "@/components/ui/dialog";
import { onDemand } from "@/hooks/on-demand";
import { itemMenuButton, itemMenuLabel, type ItemMenuProps } from "./item-menu-button";
import { notify } from "./notify";

/** With the frame of its dialogs, so that it works without a connection. */
export const itemMenu = onDemand(async () => {
  await dialogFrame.preload();
  return import("./item-menu-popup");
});

/** The "⋯" of a notification, whose menu is loaded after the list or by the first click. */
export function ItemMenu(props: ItemMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const [hadFocus, setHadFocus] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const code = itemMenu.useCode({
    isWanted,
    onLoaded: () => setHadFocus(button.current === document.activeElement),
    onFailed: () => {
      setWanted(false);
      notify.error("This menu could not be loaded. Check your connection.");
    },
  });
  if (code) return <code.ItemMenuPopup {...props} isWanted={isWanted} hadFocus={hadFocus} />;
  return (
    <button
      ref={button}
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={itemMenuLabel(props.row)}
      className={itemMenuButton}
      onClick={() => setWanted(true)}
    >
      <Ellipsis size={18} aria-hidden />
    </button>
  );
}
