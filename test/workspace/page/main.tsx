import 'slack-blocks-to-jsx/dist/style.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/sidebar.css';
import './styles/conversation.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/dialog.css';
import './styles/blocks.css';
import './styles/elements.css';
import './styles/select-picker.css';
import './styles/library.css';
import './styles/tables.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<App />);
