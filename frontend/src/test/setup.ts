import '@testing-library/jest-dom/vitest';
import { i18n } from '@lingui/core';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { messages } from '../i18n/locales/fr.po';

i18n.load('fr', messages);
i18n.activate('fr');
afterEach(cleanup);
