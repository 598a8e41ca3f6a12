import { createFileRoute } from '@tanstack/react-router';
import { Home } from '../features/home/Home';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/')({ loader: messagesOf('home'), component: Home });
