import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderUi } from '../test/render';
import { Avatar } from './Avatar';
import { announce, toast, toasts } from './announce';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Disclosure } from './Disclosure';
import { EmptyState } from './EmptyState';
import { LiveRegion } from './LiveRegion';
import { Pager } from './Pager';
import { Segmented } from './Segmented';
import { Stepper } from './Stepper';
import { Table } from './Table';
import { Tabs } from './Tabs';
import { Toaster } from './Toast';

afterEach(() => toasts.set([]));

test('a busy button keeps its words and its focus, and takes no second click', async () => {
  const onClick = vi.fn();
  const { rerender } = renderUi(<Button onClick={onClick}>Envoyer</Button>);
  const button = screen.getByRole('button', { name: 'Envoyer' });
  await userEvent.click(button);
  rerender(
    <Button busy onClick={onClick}>
      Envoyer
    </Button>,
  );
  await userEvent.click(button);
  expect(onClick).toHaveBeenCalledTimes(1);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-disabled', 'true');
});

test('a busy submit button does not submit', async () => {
  const onSubmit = vi.fn((event) => event.preventDefault());
  renderUi(
    <form onSubmit={onSubmit}>
      <Button type="submit" busy>
        Envoyer
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(onSubmit).not.toHaveBeenCalled();
});

describe('a dialog', () => {
  const Live = ({ onClose }: { onClose: () => void }) => {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Choisir</Button>
        <Dialog
          open={open}
          onClose={() => {
            onClose();
            setOpen(false);
          }}
          title="Choisir Nora ?"
        >
          <p>Elle sera prévenue.</p>
        </Dialog>
      </>
    );
  };
  test('opens on its title and closes by its cross', async () => {
    const onClose = vi.fn();
    renderUi(<Live onClose={onClose} />);
    await userEvent.click(screen.getByRole('button', { name: 'Choisir' }));
    expect(screen.getByRole('dialog', { name: 'Choisir Nora ?' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Choisir Nora ?' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(screen.queryByText('Elle sera prévenue.')).toBeNull();
  });
});

test('the stepper says where we are and leads back', async () => {
  const onGo = vi.fn();
  const steps = ['Vous', 'Vos envies', 'Vérifier'].map((label) => ({ key: label, label }));
  renderUi(<Stepper steps={steps} current={1} onGo={onGo} />);
  const items = screen.getAllByRole('listitem');
  expect(items[1]).toHaveAttribute('aria-current', 'step');
  await userEvent.click(screen.getByRole('button', { name: /Vous.*fait/ }));
  expect(onGo).toHaveBeenCalledWith('Vous');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('tabs move with the arrows and go round', async () => {
  const Live = () => {
    const [tab, setTab] = useState<'a' | 'b'>('a');
    return (
      <Tabs
        label="Vues"
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'a', label: 'Une' },
          { key: 'b', label: 'Deux' },
        ]}
      >
        Vue {tab}
      </Tabs>
    );
  };
  renderUi(<Live />);
  await userEvent.click(screen.getByRole('tab', { name: 'Une' }));
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Deux' })).toHaveFocus();
  expect(screen.getByRole('tabpanel', { name: 'Deux' })).toHaveTextContent('Vue b');
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Une' })).toHaveFocus();
});

test('a segmented control is a set of radios', async () => {
  const onChange = vi.fn();
  renderUi(
    <Segmented
      label="Thème"
      value="a"
      onChange={onChange}
      options={[
        { value: 'a', label: 'Clair' },
        { value: 'b', label: 'Sombre' },
      ]}
    />,
  );
  await userEvent.click(
    within(screen.getByRole('group', { name: 'Thème' })).getByRole('radio', { name: 'Sombre' }),
  );
  expect(onChange).toHaveBeenCalledWith('b');
});

test('a table names its rows and columns', () => {
  renderUi(
    <Table
      caption="Binômes"
      rows={[{ id: '1', who: 'Léa', days: 12 }]}
      rowKey={(row) => row.id}
      columns={[
        { key: 'who', header: 'Qui', names: true, cell: (row) => row.who },
        { key: 'days', header: 'Jours', cell: (row) => row.days },
      ]}
    />,
  );
  expect(screen.getByRole('table', { name: 'Binômes' })).toBeInTheDocument();
  expect(screen.getByRole('rowheader', { name: 'Léa' })).toBeInTheDocument();
  expect(screen.getByRole('cell', { name: '12' })).toBeInTheDocument();
});

test('the pager counts and asks for more', async () => {
  const onMore = vi.fn();
  const { rerender } = renderUi(<Pager shown={1} hasMore onMore={onMore} />);
  expect(screen.getByRole('status')).toHaveTextContent('1 élément affiché');
  await userEvent.click(screen.getByRole('button', { name: 'Afficher la suite' }));
  expect(onMore).toHaveBeenCalledOnce();
  rerender(<Pager shown={0} hasMore={false} onMore={onMore} />);
  expect(screen.getByRole('status')).toHaveTextContent('Rien à afficher');
  expect(screen.queryByRole('button')).toBeNull();
});

test('what is announced is spoken, politely or at once', () => {
  const { container } = renderUi(<LiveRegion />);
  const spoken = (manner: 'polite' | 'assertive') =>
    container.querySelector(`[aria-live="${manner}"]`)?.textContent;
  act(() => announce('Brouillon enregistré'));
  const first = spoken('polite');
  expect(first).toMatch(/^Brouillon enregistré/);
  act(() => announce('Brouillon enregistré'));
  expect(spoken('polite')).toMatch(/^Brouillon enregistré/);
  expect(spoken('polite')).not.toBe(first);
  act(() => announce('Perdu', { urgent: true }));
  expect(spoken('assertive')).toMatch(/^Perdu/);
  expect(spoken('polite')).toBe('');
});

test('a toast runs its action once and leaves', async () => {
  const run = vi.fn();
  renderUi(<Toaster />);
  act(() => toast('Proposition retirée', { action: { label: 'Annuler', run } }));
  await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
  expect(run).toHaveBeenCalledOnce();
  expect(screen.queryByText('Proposition retirée')).toBeNull();
});

test('a toast without action leaves by itself', () => {
  vi.useFakeTimers();
  renderUi(<Toaster />);
  act(() => toast('Enregistré'));
  expect(screen.getByText('Enregistré')).toBeVisible();
  act(() => {
    vi.advanceTimersByTime(8000);
  });
  expect(screen.queryByText('Enregistré')).toBeNull();
  vi.useRealTimers();
});

test('an avatar is the same tile for the same name, and silent', () => {
  const { container } = renderUi(
    <>
      <Avatar name="éloïse" />
      <Avatar name="éloïse" />
    </>,
  );
  const [one, two] = container.querySelectorAll('[aria-hidden="true"]');
  expect(one).toHaveTextContent('É');
  expect(one?.className).toBe(two?.className);
});

test('a disclosure opens without a script', async () => {
  renderUi(<Disclosure summary="Est-ce payant ?">Non.</Disclosure>);
  expect(screen.getByRole('group')).not.toHaveAttribute('open');
  expect(screen.getByText('Est-ce payant ?')).toBeVisible();
});

test('an empty state has the heading its page needs', () => {
  renderUi(<EmptyState level={3} title="Pas encore de proposition" />);
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Pas encore de proposition');
});
