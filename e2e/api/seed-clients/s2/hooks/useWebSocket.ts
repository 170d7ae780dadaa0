// hooks/useWebSocket.ts
import { useEffect, useRef, useCallback, useState } from 'react';
import { useAuth } from './useAuth'; // Your auth context/hook

interface WebSocketMessage {
  type: string;
  message: string;
  data?: any;
}

export const useWebSocket = () => {
  const [isConnected, setIsConnected] = useState(false);
  const [messages, setMessages] = useState<WebSocketMessage[]>([]);
  const wsRef = useRef<WebSocket | null>(null);
  const { token } = useAuth(); // Your JWT token

  const getWebSocketToken = async () => {
    try {
      const response = await fetch('/api/user/ws-token/', {
        headers: {
          'Authorization': `Bearer ${token}`
        }
      });
      const { ws_token } = await response.json();
      return ws_token;
    } catch (error) {
      console.error('Failed to get WebSocket token:', error);
      return null;
    }
  };

  const connect = useCallback(async () => {
    try {
      const wsToken = await getWebSocketToken();
      if (!wsToken) return;

      const ws = new WebSocket(`ws://localhost:8000/ws/notifications/?token=${wsToken}`);
      wsRef.current = ws;

      ws.onopen = () => {
        setIsConnected(true);
        // Subscribe to notification types
        ws.send(JSON.stringify({
          type: 'subscribe',
          notification_types: ['reservation', 'parking_lot']
        }));
      };

      ws.onmessage = (event) => {
        const message = JSON.parse(event.data);
        setMessages(prev => [...prev, message]);
      };

      ws.onerror = (error) => {
        console.error('WebSocket error:', error);
        setIsConnected(false);
      };

      ws.onclose = () => {
        setIsConnected(false);
        // Attempt to reconnect after 5 seconds
        setTimeout(connect, 5000);
      };
    } catch (error) {
      console.error('WebSocket connection error:', error);
    }
  }, [token]);

  useEffect(() => {
    connect();
    return () => {
      wsRef.current?.close();
    };
  }, [connect]);

  return { isConnected, messages };
};
