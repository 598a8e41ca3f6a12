import '@testing-library/jest-dom/vitest';
import { i18n } from '@lingui/core';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { messages } from '../i18n/locales/fr.po';

i18n.load('fr', messages);
i18n.activate('fr');
// Machines that do other work at the same time are slow, not wrong.
configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);
