// Connect to WebSocket
const socket = new WebSocket('ws://yourdomain.com/ws/notifications/');

// Handle connection
socket.onopen = () => {
    console.log('WebSocket connected');
    // Subscribe to specific notification types
    socket.send(JSON.stringify({
        type: 'subscribe',
        notification_types: [
            'new_reservation',
            'reservation_expired',
            'reservation_cancelled',
            'upcoming_reservation'
        ]
    }));
};

// Handle incoming notifications
socket.onmessage = (event) => {
    const data = JSON.parse(event.data);
    console.log('Received notification:', data);
    
    // Handle different notification types
    switch(data.type) {
        case 'new_reservation':
            handleNewReservation(data);
            break;
        case 'reservation_expired':
            handleExpiredReservation(data);
            break;
        case 'reservation_cancelled':
            handleCancelledReservation(data);
            break;
        case 'upcoming_reservation':
            handleUpcomingReservation(data);
            break;
    }
};

// Handle disconnection
socket.onclose = () => {
    console.log('WebSocket disconnected');
    // Implement reconnection logic here
};
