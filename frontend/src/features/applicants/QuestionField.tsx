import { useLingui } from '@lingui/react/macro';
import { useText } from '../../i18n/text';
import {
  Checkbox,
  ListField,
  RadioGroup,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../ui/Field';
import { Audience } from './Audience';
import { type Draft, fieldId, type Question } from './answers';
import { CharterField } from './CharterField';
import { ScaleField } from './ScaleField';

/** What the browser may fill in for her (WCAG 1.3.5). */
const autoComplete: Record<string, string> = {
  first_name: 'given-name',
  last_name: 'family-name',
  display_name: 'nickname',
  job: 'organization-title',
  company: 'organization',
  place: 'postal-code',
};

const LISTED_AT_MOST = 8;

interface Props {
  question: Question;
  draft: Draft;
  error?: string;
  /** Its label is the page's question. */
  asTitle?: boolean;
  /** A few words between that title and the field. */
  intro?: string;
  onChange: (draft: Draft) => void;
}

/** One question of the questionnaire, whatever its kind: the questionnaire is data. */
export const QuestionField = ({ question, draft, error, asTitle, intro, onChange }: Props) => {
  const { t } = useLingui();
  const text = useText();
  const label = text(question.label);
  const help = question.help ? text(question.help) : '';
  const frame = {
    id: fieldId(question.key),
    label,
    error,
    asTitle,
    optional: !question.required,
    hint: (
      <>
        {intro && <p className="lede">{intro}</p>}
        {help && <p>{help}</p>}
        <Audience audience={question.audience} />
      </>
    ),
  };
  const options = question.options.map((option) => ({
    value: option.key,
    label: text(option.label),
  }));
  const words = typeof draft === 'string' ? draft : '';
  const list = Array.isArray(draft) ? draft : [];
  switch (question.kind) {
    case 'short_text':
      return (
        <TextField
          {...frame}
          value={words}
          onChange={onChange}
          autoComplete={autoComplete[question.key] ?? 'off'}
        />
      );
    case 'long_text':
      return (
        <TextArea
          {...frame}
          value={words}
          onChange={onChange}
          min={question.min ?? undefined}
          max={question.max ?? undefined}
        />
      );
    case 'integer':
      return <TextField {...frame} short value={words} onChange={onChange} inputMode="numeric" />;
    case 'single_choice':
      return options.length > LISTED_AT_MOST ? (
        <SelectField
          {...frame}
          options={options}
          value={words}
          onChange={onChange}
          empty={t`Choisir…`}
        />
      ) : (
        <RadioGroup {...frame} options={options} value={words} onChange={onChange} />
      );
    case 'multiple_choice':
      return <TagsField {...frame} options={options} values={list} onChange={onChange} />;
    case 'links':
      return (
        <ListField
          {...frame}
          type="url"
          values={list}
          onChange={onChange}
          max={question.max ?? 3}
          itemLabel={(position) => t`Lien ${position}`}
        />
      );
    case 'names':
      return (
        <ListField
          {...frame}
          values={list}
          onChange={onChange}
          max={question.max ?? 10}
          itemLabel={(position) => t`Nom ${position}`}
        />
      );
    case 'yes_no':
      return <Checkbox {...frame} checked={draft === true} onChange={onChange} />;
    case 'charter':
      return (
        <CharterField
          id={frame.id}
          label={label}
          error={error}
          value={typeof draft === 'number' ? draft : null}
          onChange={onChange}
        />
      );
    case 'scale':
      return (
        <ScaleField
          {...frame}
          min={question.min ?? 1}
          max={question.max ?? 5}
          value={typeof draft === 'number' ? draft : null}
          onChange={onChange}
        />
      );
  }
};
