import { expect, it } from "vitest";
import { ErrorBoundary } from "./error-boundary";

it("shows its children until something inside breaks, and then a way to try again", () => {
  const boundary = new ErrorBoundary({ children: "fine", fallback: (retry) => (retry === boundary.retry ? "broken" : "no way back") });
  expect(boundary.render()).toBe("fine");
  boundary.state = ErrorBoundary.getDerivedStateFromError();
  expect(boundary.render()).toBe("broken");
});
