import { recall, remember } from '../lib/storage';
import { createStore } from '../lib/store';

export type Theme = 'system' | 'light' | 'dark';

const saved = (): Theme => {
  const value = recall('theme');
  return value === 'light' || value === 'dark' ? value : 'system';
};

export const theme = createStore<Theme>(typeof localStorage === 'undefined' ? 'system' : saved());

/** The attribute the tokens look at; none means: as the system says. */
export const applyTheme = (next: Theme): void => {
  if (next === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = next;
};

export const chooseTheme = (next: Theme): void => {
  remember('theme', next === 'system' ? null : next);
  theme.set(next);
  applyTheme(next);
};
