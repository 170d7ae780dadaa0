// node docs/examples/plain-client.mjs http://localhost:3000 driver@parkmate.test demo1234
import { WebSocket } from "ws";

const [base, email, password] = process.argv.slice(2);
const call = async (path, options) => (await fetch(base + path, options)).json();
const { access } = await call("/api/token/", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ email, password }),
});
const headers = { Authorization: `Bearer ${access}` };
const { ws_token, url } = await call("/api/user/ws-token/", { headers });
const socket = new WebSocket(`${base.replace(/^http/, "ws")}${url}?token=${ws_token}`);
socket.on("message", (text) => {
  const frame = JSON.parse(text);
  if (frame.type === "connection_established") console.log(frame.message);
  if (frame.type !== "new_notification") return;
  const { id, title, message } = frame.notification;
  console.log(`${title}: ${message}`);
  socket.send(JSON.stringify({ type: "mark_read", notification_id: id }));
});
socket.on("close", (code) => console.log(`Closed with ${code}`));
