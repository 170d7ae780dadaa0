// Usage
const notificationService = new NotificationService(
  'http://localhost:8000/api',
  'ws://localhost:8000/ws/notifications/',
  'your-jwt-token'
);

notificationService.connect();

notificationService.subscribe((notification) => {
  console.log('New notification:', notification);
  // Update UI (e.g., increment badge count)
  updateNotificationBadge();
  showToast(notification.message);
});
