// Mark notification as read
ws.send(JSON.stringify({
  type: 'mark_read',
  notification_id: notificationId
}));
