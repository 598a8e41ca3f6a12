import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderUi } from '../test/render';
import { TextField } from '../ui/Field';
import { noteTypedEarly } from './typedEarly';

const Form = () => {
  const [email, setEmail] = useState('');
  return <TextField id="early" label="Adresse" value={email} onChange={setEmail} />;
};

test('what she typed before the script came is still there after it, once', () => {
  const page = document.createElement('div');
  page.innerHTML = '<input id="early"><input id="untouched">';
  const [input] = page.getElementsByTagName('input');
  if (input) input.value = 'lea@exemple.fr';
  noteTypedEarly(page);
  const { unmount } = renderUi(<Form />);
  expect(screen.getByLabelText('Adresse')).toHaveValue('lea@exemple.fr');
  unmount();
  renderUi(<Form />);
  expect(screen.getByLabelText('Adresse')).toHaveValue('');
});
