import type { ReactNode } from "react";

interface SubmitFormProps {
  /** For a button that stands outside of the form. */
  id?: string;
  className: string;
  /** Not while an earlier one is being answered: Enter can be pressed twice. */
  isReady: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form that Enter submits, and whose errors are its page's own. */
export const SubmitForm = ({ isReady, onSubmit, children, ...rest }: SubmitFormProps) => (
  <form
    method="post"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      if (isReady) onSubmit();
    }}
    {...rest}
  >
    {children}
  </form>
);
