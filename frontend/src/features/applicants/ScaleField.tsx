import { type FieldBase, GroupFrame } from '../../ui/FieldFrame';
import s from './ScaleField.module.css';

/** One step of a few, as a row of tiles to land on. */
export const ScaleField = ({
  min,
  max,
  value,
  onChange,
  ...field
}: FieldBase & {
  min: number;
  max: number;
  value: number | null;
  onChange: (value: number) => void;
}) => (
  <GroupFrame {...field} role="radiogroup">
    <div className={s.tiles}>
      {Array.from({ length: max - min + 1 }, (_, index) => min + index).map((step) => {
        const id = step === min ? field.id : `${field.id}-${step}`;
        return (
          <label key={step} htmlFor={id} className={s.tile}>
            <input
              id={id}
              type="radio"
              name={field.id}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            <span>{step}</span>
          </label>
        );
      })}
    </div>
  </GroupFrame>
);
