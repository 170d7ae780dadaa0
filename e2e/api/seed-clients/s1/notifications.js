// S1 shows no code for its socket. It describes it: connect to /ws/notifications/{userId}/, read {level, message}, call
// notify[level](message). This is that and nothing more.
const ws = new WebSocket(`ws://127.0.0.1:8000/ws/notifications/${userId}/`);

ws.onmessage = (event) => {
  const { level, message } = JSON.parse(event.data);
  notify[level](message);
};
