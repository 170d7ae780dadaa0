import { Server } from "socket.io";
import { serve } from "./serve";
import { openStore, type BookingRequest, type NotificationRequest } from "./store";

/** Floor: node:http, the bare driver and Socket.IO, without framework, sign-in or validation. */
const store = openStore();
const io = new Server();
io.on("connection", (socket) => void socket.join(String(socket.handshake.auth.person)));
io.attach(
  serve({
    "POST /notifications": async (body) => {
      const row = await store.notify(body as unknown as NotificationRequest);
      io.to(String(row.person_id)).emit("notification", row);
      return [201, { id: row.id }];
    },
    "POST /bookings": async (body) => {
      const row = await store.book(body as unknown as BookingRequest);
      if (!row) return [409, { error: "slot is taken" }];
      io.to(String(row.person_id)).emit("notification", row);
      return [201, { id: row.id }];
    },
    "GET /notifications": async (_, query) => [200, await store.list(Number(query.get("person")))],
    "GET /unread": async (_, query) => [200, await store.countUnread(Number(query.get("person")))],
  }),
);
