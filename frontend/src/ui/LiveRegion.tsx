import { useStore } from '../lib/store';
import { announcements } from './announce';
import { VisuallyHidden } from './VisuallyHidden';

/** The two live regions of the page. In the document from the start, or readers would miss the first words. */
export const LiveRegion = () => {
  const { id, text, urgent } = useStore(announcements);
  // The same words twice must be spoken twice: every other time they end with an invisible space.
  const spoken = id % 2 === 0 || text === '' ? text : `${text}\u200b`;
  return (
    <VisuallyHidden>
      <span aria-live="polite">{urgent ? '' : spoken}</span>
      <span aria-live="assertive">{urgent ? spoken : ''}</span>
    </VisuallyHidden>
  );
};
