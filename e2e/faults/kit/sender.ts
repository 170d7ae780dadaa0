import { Agent, request } from "node:http";

const CONNECTIONS = 64;

export interface Call {
  method: "GET" | "POST";
  path: string;
  body?: object;
  /** An access token. */
  token?: string;
}
export interface Answer {
  status: number;
  text: string;
}

/** Sends requests to a port of loopback over 64 connections that stay open. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  constructor(private readonly port: number) {}

  async open(): Promise<void> {
    const call: Call = { method: "GET", path: "/none" };
    await Promise.all(Array.from({ length: CONNECTIONS }, () => this.send(call)));
  }

  /** Status 0: there was no answer. */
  send({ method, path, body, token }: Call): Promise<Answer> {
    const json = body && JSON.stringify(body);
    const headers = {
      ...(json && {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(json),
      }),
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const options = { host: "127.0.0.1", port: this.port, path, agent: this.#agent };
    return new Promise((resolve) => {
      const sent = request({ ...options, method, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode!, text }));
      });
      sent.on("error", () => resolve({ status: 0, text: "" })).end(json);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
