/** What the mentor filters by, as it stands in the address: it can be kept, shared and gone back to. */
export interface CallSearch {
  domaine?: string;
  sujet?: string;
  langue?: string;
  region?: string;
  moyen?: string;
  /** Also the calls that already have enough offers. */
  tous?: true;
}

const names = ['domaine', 'sujet', 'langue', 'region', 'moyen'] as const;
export type CallFilter = (typeof names)[number];

export const readCallSearch = (search: Record<string, unknown>): CallSearch => {
  const found: CallSearch = {};
  for (const name of names) {
    const value = search[name];
    // The router reads `?region=75` as a number.
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      found[name] = String(value);
  }
  if (search.tous === true) found.tous = true;
  return found;
};

/** The same in the API's words. */
export const callQuery = (search: CallSearch) => ({
  field: search.domaine,
  topic: search.sujet,
  language: search.langue,
  region: search.region,
  way: search.moyen,
  include_well_served: search.tous,
});

export const activeFilters = (search: CallSearch): number =>
  names.filter((name) => search[name] !== undefined).length + (search.tous ? 1 : 0);
