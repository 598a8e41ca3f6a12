import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { fieldErrors, useProblem } from '../../api/problems';
import { useTimeZone } from '../../lib/dates';
import { useLabels } from '../../shell/useLabels';
import { Button } from '../../ui/Button';
import { RadioGroup, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { today } from './days';
import s from './Pair.module.css';
import type { Pairing } from './pairing';
import { isMeans, type Means, useLogContact } from './useLogContact';

/** An exchange of another day, or by another means than those agreed on. */
const LogOtherDay = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const zone = useTimeZone();
  const { one, question } = useLabels();
  const [day, setDay] = useState('');
  const [means, setMeans] = useState<Means>();
  const [checked, setChecked] = useState(false);
  const log = useLogContact(pairing, () => {
    setDay('');
    setMeans(undefined);
    setChecked(false);
  });
  const known = question('ways')?.options.map((option) => option.key) ?? [];
  const all = [...new Set([...pairing.ways, ...known])].filter(isMeans);
  const wrong = fieldErrors(log.error, (pointer) =>
    pointer === '/happened_on' ? 'day' : undefined,
  )[0]?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (day !== '' && means !== undefined) log.save(day, means);
  };
  return (
    <form className={s.form} noValidate onSubmit={submit}>
      {log.error && wrong === undefined && (
        <Notice tone="danger" role="alert">
          {explain(log.error)}
        </Notice>
      )}
      <TextField
        id="day"
        type="date"
        label={t`Quel jour ?`}
        max={today(zone)}
        value={day}
        error={checked && day === '' ? t`Indiquez le jour de votre échange` : wrong}
        onChange={setDay}
      />
      <RadioGroup
        id="means"
        label={t`Par quel moyen ?`}
        options={all.map((way) => ({ value: way, label: one('ways', way) }))}
        value={means ?? ''}
        error={checked && means === undefined ? t`Choisissez un moyen` : undefined}
        onChange={setMeans}
      />
      <Button type="submit" variant="secondary" busy={log.isPending}>
        <Trans>Noter cet échange</Trans>
      </Button>
    </form>
  );
};

export default LogOtherDay;
