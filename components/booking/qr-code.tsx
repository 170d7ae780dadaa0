interface QrCodeProps {
  /** The address of the SVG in the API. */
  src: string;
  alt: string;
  className: string;
}

/** A QR code, on white in both themes. */
export const QrCode = ({ src, alt, className }: QrCodeProps) => (
  // eslint-disable-next-line @next/next/no-img-element -- the image optimiser takes no SVG
  <img
    src={src}
    alt={alt}
    width={320}
    height={320}
    className={`aspect-square rounded-[10px] bg-white ${className}`}
  />
);
