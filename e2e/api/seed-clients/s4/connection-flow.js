// 1. Connect with JWT token
const ws = new WebSocket(`ws://localhost:8000/ws/notifications/?token=${accessToken}`);

// 2. Handle connection
ws.onopen = () => {
  console.log('Connected to notification system');
};

// 3. Receive notifications
ws.onmessage = (event) => {
  const data = JSON.parse(event.data);
  handleNotification(data);
};

// 4. Handle disconnection
ws.onclose = (event) => {
  console.log('Disconnected:', event.code);
  // Implement reconnection logic
};

// 5. Handle errors
ws.onerror = (error) => {
  console.error('WebSocket error:', error);
};
