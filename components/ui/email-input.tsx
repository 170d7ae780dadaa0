import type { ComponentProps } from "react";
import { Input } from "./input";

/** A required e-mail address; phones neither capitalise nor correct it. */
export const EmailInput = (props: Pick<ComponentProps<typeof Input>, "name" | "autoComplete">) => (
  <Input type="email" required autoCapitalize="none" spellCheck={false} {...props} />
);
