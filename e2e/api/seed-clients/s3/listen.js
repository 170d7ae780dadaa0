// Connect to WebSocket
const ws = new WebSocket('ws://localhost:8000/ws/notifications/');

// Listen for new notifications
ws.onmessage = (event) => {
  const data = JSON.parse(event.data);
  
  if (data.type === 'new_notification') {
    // Show notification to user
    showNotification(data.notification);
  } else if (data.type === 'unread_count') {
    // Update badge count
    updateBadge(data.count);
  }
};
