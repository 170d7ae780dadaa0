/** An e-mail before it is handed to a server. */
export interface EmailMessage {
  /** The same in each try of the same mail; its Message-ID is made of it. */
  key: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Pictures that the HTML refers to by `cid:<name>`. */
  images: { name: string; png: Buffer }[];
  attachments: { name: string; type: string; content: string }[];
  /** The address that ends such mails, also with one click in the mail program; null for none. */
  unsubscribeUrl: string | null;
}
