import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { renderUi } from '../test/render';
import {
  Checkbox,
  CheckboxGroup,
  countCharacters,
  ErrorSummary,
  ListField,
  PasswordField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './Field';

const ways = [
  { value: 'video', label: 'En visio' },
  { value: 'phone', label: 'Au téléphone', hint: 'Le soir' },
] as const;

describe('a text field', () => {
  test('names, explains and blames its box', () => {
    renderUi(
      <TextField
        id="job"
        label="Métier"
        hint="En trois mots"
        error="Dites votre métier"
        value=""
        onChange={vi.fn()}
      />,
    );
    const box = screen.getByRole('textbox', { name: 'Métier' });
    expect(box).toBeInvalid();
    expect(box).toHaveAccessibleDescription('En trois mots Dites votre métier');
  });
  test('says when it may stay empty', () => {
    renderUi(<TextField id="x" label="Pronoms" optional value="" onChange={vi.fn()} />);
    expect(screen.getByRole('textbox', { name: 'Pronoms (facultatif)' })).toBeInTheDocument();
  });
  test('can be the question of the page', () => {
    renderUi(
      <TextField id="x" label="Quel est votre métier ?" asTitle value="" onChange={vi.fn()} />,
    );
    expect(
      screen.getByRole('heading', { level: 1, name: 'Quel est votre métier ?' }),
    ).toBeVisible();
  });
});

test('a password can be shown and hidden', async () => {
  renderUi(
    <PasswordField
      id="p"
      label="Mot de passe"
      autoComplete="new-password"
      value="abc"
      onChange={vi.fn()}
    />,
  );
  const box = screen.getByLabelText('Mot de passe');
  expect(box).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByRole('button', { name: 'Afficher le mot de passe' }));
  expect(box).toHaveAttribute('type', 'text');
  await userEvent.click(screen.getByRole('button', { name: 'Masquer le mot de passe' }));
  expect(box).toHaveAttribute('type', 'password');
});

describe('a text area', () => {
  const area = (value: string) =>
    renderUi(
      <TextArea id="w" label="Vos mots" min={5} max={10} value={value} onChange={vi.fn()} />,
    );
  test('asks for more below its minimum', () => {
    area('abc');
    expect(screen.getByText('Encore 2 caractères au moins')).toBeVisible();
  });
  test('tells what is left', () => {
    area('abcdefghi');
    expect(screen.getByText('Il reste 1 caractère')).toBeVisible();
  });
  test('never cuts, but says it is too long', async () => {
    const Live = () => {
      const [value, setValue] = useState('');
      return <TextArea id="w" label="Vos mots" max={10} value={value} onChange={setValue} />;
    };
    renderUi(<Live />);
    await userEvent.type(screen.getByRole('textbox'), 'douze lettre');
    expect(screen.getByRole('textbox')).toHaveValue('douze lettre');
    expect(screen.getByText('2 caractères de trop')).toBeVisible();
  });
  test('counts code points, as the server does', () => {
    expect(countCharacters('👩‍💻é')).toBe(4);
  });
});

test('radios answer with one value', async () => {
  const onChange = vi.fn();
  renderUi(<RadioGroup id="way" label="Comment ?" options={ways} value="" onChange={onChange} />);
  const group = screen.getByRole('radiogroup', { name: 'Comment ?' });
  await userEvent.click(within(group).getByRole('radio', { name: /téléphone/ }));
  expect(onChange).toHaveBeenCalledWith('phone');
  expect(screen.getByRole('radio', { name: /téléphone/ })).toHaveAccessibleDescription('Le soir');
});

test('checkboxes answer in the order of the list', async () => {
  const onChange = vi.fn();
  renderUi(
    <CheckboxGroup
      id="ways"
      label="Comment ?"
      options={ways}
      values={['phone']}
      onChange={onChange}
    />,
  );
  await userEvent.click(screen.getByRole('checkbox', { name: 'En visio' }));
  expect(onChange).toHaveBeenCalledWith(['video', 'phone']);
});

test('a single box carries its error', () => {
  renderUi(
    <Checkbox
      id="adult"
      label="J’ai 18 ans"
      error="Cochez pour continuer"
      checked={false}
      onChange={vi.fn()}
    />,
  );
  expect(screen.getByRole('checkbox')).toHaveAccessibleDescription('Cochez pour continuer');
});

test('a select offers its empty line', async () => {
  const onChange = vi.fn();
  renderUi(
    <SelectField
      id="s"
      label="Rythme"
      options={ways}
      value=""
      empty="Choisir"
      onChange={onChange}
    />,
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Rythme' }), 'En visio');
  expect(onChange).toHaveBeenCalledWith('video');
});

test('a list adds and removes lines, with the focus where one types', async () => {
  const Live = () => {
    const [values, setValues] = useState<string[]>([]);
    return (
      <ListField
        id="l"
        label="Liens"
        max={2}
        itemLabel={(n) => `Lien ${n}`}
        values={values}
        onChange={setValues}
      />
    );
  };
  renderUi(<Live />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Lien 1' }), 'https://a.example');
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter une ligne' }));
  expect(screen.getByRole('textbox', { name: 'Lien 2' })).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Ajouter une ligne' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /Retirer.*Lien 2/ }));
  expect(screen.getByRole('textbox', { name: 'Lien 1' })).toHaveValue('https://a.example');
});

test('the error summary takes the focus and leads to the field', async () => {
  const errors = [{ id: 'job', message: 'Dites votre métier' }];
  renderUi(
    <>
      <ErrorSummary errors={errors} />
      <TextField id="job" label="Métier" value="" onChange={vi.fn()} />
    </>,
  );
  expect(screen.getByRole('alert', { name: 'Un point à corriger' })).toHaveFocus();
  await userEvent.click(screen.getByRole('link', { name: 'Dites votre métier' }));
  expect(screen.getByRole('textbox')).toHaveFocus();
});
