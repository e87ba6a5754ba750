import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/base.css';
import './styles/frame.css';
import './styles/pane.css';
import './styles/blocks.css';
import './styles/modal.css';
import './styles/cards.css';
import './styles/outside.css';
import './styles/narrow.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
