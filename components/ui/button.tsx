import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "./link";

export type ButtonVariant = "primary" | "paint" | "secondary" | "danger" | "quiet";
export type ButtonSize = "small" | "medium" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-ink text-ground hover:opacity-90",
  paint: "bg-paint text-paint-ink hover:brightness-95",
  secondary: "bg-card text-ink border border-line-strong hover:bg-sunk",
  danger: "bg-bad text-ground hover:opacity-90",
  quiet: "bg-transparent text-ink hover:bg-sunk",
};
// The pseudo-element gives small buttons a touch target of 44 px.
const sizes: Record<ButtonSize, string> = {
  small: "h-9 px-3.5 text-[14px] gap-1.5 relative after:absolute after:-inset-y-1 after:inset-x-0",
  medium: "h-12 px-4.5 text-base gap-2",
  large: "h-[54px] px-5 text-[16px] gap-2",
};

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
}

export const buttonClass = (
  { variant = "primary", size = "medium", wide = false }: Look,
  extra?: string,
) =>
  clsx(
    "inline-flex items-center justify-center rounded-control font-[620] tracking-[-0.01em]",
    "whitespace-nowrap select-none transition-[opacity,background-color,filter]",
    "aria-disabled:opacity-45 aria-disabled:cursor-not-allowed",
    variants[variant],
    sizes[size],
    wide && "w-full",
    extra,
  );

interface ButtonProps extends ComponentProps<"button">, Look {
  /** Shows a spinner and ignores clicks. */
  pending?: boolean;
  icon?: ReactNode;
}

export function Button({
  variant,
  size,
  wide,
  pending = false,
  disabled = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isOff = pending || disabled;
  return (
    // Not `disabled`, which would drop the focus of the button that was just pressed.
    <button
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={isOff || undefined}
      className={buttonClass({ variant, size, wide }, className)}
      onClick={(event) => {
        // Ignores the second click of a double click; `detail` counts clicks, 0 from the keyboard.
        if (isOff || event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {pending ? <LoaderCircle size={18} className="animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends ComponentProps<typeof Link>, Look {
  icon?: ReactNode;
}

export function ButtonLink({
  variant,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link className={buttonClass({ variant, size, wide }, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

/** A link back to the list that a page belongs to. */
export const backLinkClass = clsx(
  "-ml-1 inline-flex h-11 items-center gap-2 justify-self-start rounded-control px-1",
  "text-sm font-[560] text-muted hover:text-ink",
);

/** A square button that shows only an icon; the label is for screen readers and the tooltip. */
export function IconButton({
  label,
  pending = false,
  className,
  children,
  onClick,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & { label: string; pending?: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={clsx(
        "inline-flex size-11 items-center justify-center rounded-control",
        "hover:bg-sunk transition-colors",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
