import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { connectHost } from './client/host.js';
import './tab.css';

const root = document.getElementById('root');
if (root) {
  const host = await connectHost();
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  );
}
