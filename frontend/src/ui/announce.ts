import { createStore } from '../lib/store';

export interface Announcement {
  id: number;
  text: string;
  urgent: boolean;
}
export interface ToastAction {
  label: string;
  run: () => void;
}
export interface ToastMessage {
  id: number;
  text: string;
  tone: 'success' | 'info' | 'danger';
  action?: ToastAction;
}

export const announcements = createStore<Announcement>({ id: 0, text: '', urgent: false });
export const toasts = createStore<readonly ToastMessage[]>([]);
let next = 1;

/** Tells who listens: saved, moved, sent, how many. `urgent` interrupts: for errors only. */
export const announce = (text: string, { urgent = false } = {}): void => {
  announcements.set({ id: next++, text, urgent });
};

/** A short message that leaves by itself unless it holds an action. Never the only trace of an error. */
export const toast = (
  text: string,
  { tone = 'success', action }: { tone?: ToastMessage['tone']; action?: ToastAction } = {},
): void => {
  toasts.set([...toasts.get().slice(-2), { id: next++, text, tone, action }]);
  announce(text, { urgent: tone === 'danger' });
};

export const dismissToast = (id: number): void =>
  toasts.set(toasts.get().filter((message) => message.id !== id));
