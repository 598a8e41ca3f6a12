import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useIntent } from '../../api/intent';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useTimeZone } from '../../lib/dates';
import { useLabels } from '../../shell/useLabels';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Disclosure } from '../../ui/Disclosure';
import { RadioGroup, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { today } from './days';
import s from './Pair.module.css';
import type { Pairing } from './PairPage';

type Means = Schemas['ContactView']['means'];

/** Logs an exchange: one tap for today, a small form for another day. Date and means, nothing said. */
export const LogContact = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const zone = useTimeZone();
  const { one, question } = useLabels();
  const intent = useIntent();
  const [day, setDay] = useState('');
  const [means, setMeans] = useState<Means>();
  const [checked, setChecked] = useState(false);
  const log = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/contacts', {
    onSuccess: async () => {
      intent.done();
      setDay('');
      setMeans(undefined);
      setChecked(false);
      toast(t`Échange noté`);
      await refresh(
        '/api/v1/pairings/{pairing_id}/contacts',
        '/api/v1/pairings/{pairing_id}',
        '/api/v1/pairings',
      );
    },
  });
  const save = (happened_on: string, by: Means) => {
    const body = { happened_on, means: by };
    log.mutate({
      params: { path: { pairing_id: pairing.id }, header: intent.header(body) },
      body,
    });
  };
  const known = question('ways')?.options.map((option) => option.key) ?? pairing.ways;
  const all = [...pairing.ways, ...known.filter((way) => !pairing.ways.includes(way as never))];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (day !== '' && means !== undefined) save(day, means);
  };
  const wrong = fieldErrors(log.error, (pointer) =>
    pointer === '/happened_on' ? 'day' : undefined,
  )[0]?.message;
  return (
    <section className={s.log} id="noter" aria-labelledby="noter-titre">
      <h2 id="noter-titre">
        <Trans>Noter un échange</Trans>
      </h2>
      <p className="muted">
        <Trans>Vous vous êtes parlé aujourd’hui ? Un geste suffit.</Trans>
      </p>
      {log.error && (
        <Notice tone="danger" role="alert">
          {wrong ?? explain(log.error)}
        </Notice>
      )}
      <ul className={s.taps} aria-label={t`Aujourd’hui, par quel moyen ?`}>
        {pairing.ways.map((way) => (
          <li key={way}>
            <button
              type="button"
              className={s.tap}
              aria-disabled={log.isPending || undefined}
              onClick={() => {
                if (!log.isPending) save(today(zone), way);
              }}
            >
              <span>
                <Trans>Aujourd’hui</Trans>
              </span>
              <strong>{one('ways', way)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <Disclosure summary={<Trans>Un autre jour, ou un autre moyen</Trans>}>
        <form className={s.form} noValidate onSubmit={submit}>
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
      </Disclosure>
    </section>
  );
};
