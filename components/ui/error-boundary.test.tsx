import { expect, it } from "vitest";
import { ErrorBoundary } from "./error-boundary";

it("shows its children until something inside breaks, and then its fallback", () => {
  const boundary = new ErrorBoundary({ children: "fine", fallback: () => "broken" });
  expect(boundary.render()).toBe("fine");
  boundary.state = ErrorBoundary.getDerivedStateFromError();
  expect(boundary.render()).toBe("broken");
});
