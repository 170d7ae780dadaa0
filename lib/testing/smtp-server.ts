import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** How long connections that are open may delay the end. */
const CLOSE_MS = 100;

export interface ReceivedMail {
  from: string;
  to: string[];
  /** The whole message, as it came over the wire. */
  source: string;
}
/** What the server answers to a command; undefined accepts. */
type Refusal = { code: number; message: string } | undefined;

interface Options {
  port?: number;
  /** Decides by recipient, and by message. */
  refuse?: (address: string) => Refusal;
  refuseData?: (source: string) => Refusal;
  /** Called when a message was accepted, as the client learns of it. */
  onAccepted?: () => void;
  /** Waited for before the answer to a message that has arrived whole. */
  beforeAnswer?: (source: string) => Promise<void>;
}

/** A real SMTP server on loopback. */
export async function startSmtpServer(options: Options = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: CLOSE_MS,
    onRcptTo: ({ address }, _session, done) => done(errorOf(options.refuse?.(address))),
    onData(stream: SMTPServerDataStream, session: SMTPServerSession, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      const answer = (source: string) => {
        const error = errorOf(options.refuseData?.(source));
        if (!error) received.push({ ...addressesOf(session), source });
        done(error);
        if (!error) options.onAccepted?.();
      };
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString();
        if (options.beforeAnswer) void options.beforeAnswer(source).then(() => answer(source));
        else answer(source);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, port, received, stop };
}

const errorOf = (refusal: Refusal) =>
  refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code });

const addressesOf = ({ envelope }: SMTPServerSession) => ({
  from: envelope.mailFrom ? envelope.mailFrom.address : "",
  to: envelope.rcptTo.map((one) => one.address),
});
