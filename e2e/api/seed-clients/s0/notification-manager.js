class NotificationManager {
    constructor() {
        this.socket = null;
        this.reconnectAttempts = 0;
        this.maxReconnectAttempts = 5;
    }

    connect() {
        this.socket = new WebSocket('ws://yourdomain.com/ws/notifications/');
        this.setupEventHandlers();
    }

    setupEventHandlers() {
        this.socket.onopen = this.handleOpen.bind(this);
        this.socket.onmessage = this.handleMessage.bind(this);
        this.socket.onclose = this.handleClose.bind(this);
        this.socket.onerror = this.handleError.bind(this);
    }

    handleOpen() {
        console.log('Connected to notification service');
        this.reconnectAttempts = 0;
        this.subscribe();
    }

    handleMessage(event) {
        const notification = JSON.parse(event.data);
        this.processNotification(notification);
    }

    handleClose() {
        if (this.reconnectAttempts < this.maxReconnectAttempts) {
            setTimeout(() => {
                this.reconnectAttempts++;
                this.connect();
            }, 1000 * Math.pow(2, this.reconnectAttempts));
        }
    }

    handleError(error) {
        console.error('WebSocket error:', error);
    }

    subscribe() {
        this.socket.send(JSON.stringify({
            type: 'subscribe',
            notification_types: [
                'new_reservation',
                'reservation_expired',
                'reservation_cancelled',
                'upcoming_reservation'
            ]
        }));
    }

    processNotification(notification) {
        // Update UI
        this.updateNotificationBadge();
        this.showNotificationToast(notification);
        this.updateNotificationList(notification);
    }
}
