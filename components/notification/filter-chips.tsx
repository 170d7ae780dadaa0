"use client";
import { ChipGroup } from "@/components/ui/chip";
import { noticeViews, viewNames, type NoticeView } from "./notice-views";

interface FilterChipsProps {
  view: NoticeView;
  unread: number;
  onChange: (view: NoticeView) => void;
  className?: string;
}

export function FilterChips({ view, unread, onChange, className = "" }: FilterChipsProps) {
  const options = viewNames.map((value) => ({
    value,
    label: noticeViews[value].label,
    ...(value === "unread" && unread > 0 ? { count: unread } : {}),
  }));
  return (
    <ChipGroup
      label="Show"
      value={view}
      options={options}
      onChange={onChange}
      className={className}
    />
  );
}
