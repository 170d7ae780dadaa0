"use client";
import { useState } from "react";
import { call, type ApiError, type ProblemBody } from "@/lib/http/client";
import type { Callable, Input, Result } from "@/lib/http/endpoint";

interface State<E> {
  isPending: boolean;
  problem: ProblemBody | null;
  answer: Result<E> | null;
}

/** Calls an endpoint without a query client, which public pages do not load. */
export function useCall<E extends Callable>(endpoint: E) {
  const [state, setState] = useState<State<E>>({ isPending: false, problem: null, answer: null });
  const send = (input: Input<E>): void => {
    setState({ isPending: true, problem: null, answer: null });
    call(endpoint, input).then(
      (answer) => setState({ isPending: false, problem: null, answer }),
      ({ problem }: ApiError) => setState({ isPending: false, problem, answer: null }),
    );
  };
  return { ...state, send };
}
