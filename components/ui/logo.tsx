export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8.5" className="fill-ink" />
      <path
        d="M9 25V8.5h14V25"
        fill="none"
        className="stroke-paint"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="12.8" y="12.5" width="6.4" height="10.5" rx="2.4" className="fill-ground" />
    </svg>
  );
}

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-[19px] font-[640] tracking-[-0.02em]">
      <LogoMark size={size} />
      Parkmate
    </span>
  );
}
