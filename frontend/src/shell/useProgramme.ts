import { useEffect } from 'react';
import { $api } from '../api/client';
import { programmeName } from './navigation';

const HOUR_MS = 3_600_000;

/** The programme's names, nouns, texts and what is open. Pages must read well before it is here. */
export const useProgramme = () => {
  const answer = $api.useQuery('get', '/api/v1/programme', {}, { staleTime: HOUR_MS });
  const name = answer.data?.name;
  useEffect(() => {
    if (name) programmeName.set(name);
  }, [name]);
  return answer;
};
