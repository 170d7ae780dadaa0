import { Server } from "socket.io";
import { serve } from "./serve";

/** Floor: Socket.IO on node:http. Nothing is stored and nobody signs in. */
const io = new Server();
io.on("connection", (socket) => void socket.join(String(socket.handshake.auth.person)));
io.attach(
  serve({
    "POST /notifications": ({ person, message }) => {
      io.to(String(person)).emit("notification", { message });
      return [201, {}];
    },
    "POST /announcements": ({ message }) => {
      io.emit("notification", { message });
      return [201, {}];
    },
  }),
);
