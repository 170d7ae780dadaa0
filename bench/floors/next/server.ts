import { createServer } from "node:http";
import next from "next";
import { Server } from "socket.io";
import { shared } from "./shared";

/** Floor: a Next.js server of one's own, with route handlers, the bare driver and Socket.IO. */
const app = next({ dev: false, dir: process.cwd() });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => void handle(request, response));
const io = new Server(server);
io.on("connection", (socket) => void socket.join(String(socket.handshake.auth.person)));
shared.io = io;
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2]), "127.0.0.1", 4096);
