/** A telephone number that a phone calls at a tap. */
export const PhoneLink = ({ number }: { number: string }) => (
  <a href={`tel:${number.replace(/[^+\d]/g, "")}`} className="underline underline-offset-4">
    {number}
  </a>
);
