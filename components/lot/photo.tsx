import type { ComponentProps } from "react";
import type { LotPhoto } from "@/lib/domain/lot/schema";
import { photoSides } from "@/lib/domain/lot/values";

interface PhotoProps extends Pick<ComponentProps<"img">, "className" | "fetchPriority"> {
  photo: LotPhoto;
  alt: string;
  /** How wide it is shown, as in an `img`: the browser chooses the file by it. */
  sizes: string;
  isLazy?: boolean;
}

/** A photo of a lot. Its place has a size of its own before it has loaded. */
export function Photo({ photo, sizes, isLazy = false, alt, ...rest }: PhotoProps) {
  const { width, height, url, small_url: small } = photo;
  const shrunk = Math.min(1, photoSides.small / Math.max(width, height));
  return (
    // eslint-disable-next-line @next/next/no-img-element -- it is stored in these sizes
    <img
      src={small}
      srcSet={`${small} ${Math.round(width * shrunk)}w, ${url} ${width}w`}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading={isLazy ? "lazy" : "eager"}
      decoding="async"
      {...rest}
    />
  );
}
