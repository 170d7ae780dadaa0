import { createRoot } from 'react-dom/client';
import { NotificationCenter } from './components/NotificationCenter';

createRoot(document.body).render(<NotificationCenter />);
