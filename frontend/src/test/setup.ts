import '@testing-library/jest-dom/vitest';
import { i18n } from '@lingui/core';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { messages } from '../i18n/locales/fr.po';

i18n.load('fr', messages);
i18n.activate('fr');
// Screens fetch their parts when they are needed: on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);
