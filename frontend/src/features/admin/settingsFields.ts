import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../api/client';

type Settings = Schemas['ProgrammeSettings'];
export type SettingsBody = Omit<Settings, 'version'>;
/** The whole form, flat: easy to compare with what a colleague saved meanwhile. */
export type SettingsForm = Record<SettingKey, string>;

type Kind = 'text' | 'email' | 'number' | 'yes_no' | 'zone';
interface Field {
  label: MessageDescriptor;
  kind: Kind;
  hint?: MessageDescriptor;
}

/** Every setting by its place in the API's document, in the order of the page. */
export const settingFields = {
  name: { label: msg`Nom du programme`, kind: 'text' },
  'tagline.fr': { label: msg`Accroche, en français`, kind: 'text' },
  'tagline.en': { label: msg`Accroche, en anglais`, kind: 'text' },
  contact_email: { label: msg`Adresse de contact`, kind: 'email' },
  hashtag: { label: msg`Mot-dièse`, kind: 'text', hint: msg`Sans le #` },
  time_zone: {
    label: msg`Fuseau horaire`,
    kind: 'zone',
    hint: msg`Toutes les échéances sont écrites dans ce fuseau.`,
  },
  'mentee_noun.singular.fr': { label: msg`Qui cherche, en français`, kind: 'text' },
  'mentee_noun.plural.fr': { label: msg`Au pluriel, en français`, kind: 'text' },
  'mentee_noun.singular.en': { label: msg`Qui cherche, en anglais`, kind: 'text' },
  'mentee_noun.plural.en': { label: msg`Au pluriel, en anglais`, kind: 'text' },
  'mentor_noun.singular.fr': { label: msg`Qui accompagne, en français`, kind: 'text' },
  'mentor_noun.plural.fr': { label: msg`Au pluriel, en français`, kind: 'text' },
  'mentor_noun.singular.en': { label: msg`Qui accompagne, en anglais`, kind: 'text' },
  'mentor_noun.plural.en': { label: msg`Au pluriel, en anglais`, kind: 'text' },
  'applications_open.mentee': { label: msg`Ouvertes à qui cherche`, kind: 'yes_no' },
  'applications_open.mentor': { label: msg`Ouvertes à qui accompagne`, kind: 'yes_no' },
  offers_per_mentor: {
    label: msg`Propositions ouvertes par personne qui accompagne`,
    kind: 'number',
    hint: msg`Au plus, en même temps.`,
  },
  offers_per_call: {
    label: msg`Propositions ouvertes par appel`,
    kind: 'number',
    hint: msg`Au-delà, l’appel laisse la place aux autres.`,
  },
  offer_days: {
    label: msg`Durée d’une proposition, en jours`,
    kind: 'number',
  },
  offer_extension_days: { label: msg`Prolongation, en jours`, kind: 'number' },
  call_reconfirm_days: {
    label: msg`Confirmation d’un appel, en jours`,
    kind: 'number',
    hint: msg`Sans nouvelles après ce délai, l’appel se met en pause.`,
  },
} satisfies Record<string, Field>;
export type SettingKey = keyof typeof settingFields;
export const settingKeys = Object.keys(settingFields) as SettingKey[];
export const settingField = (key: SettingKey): Field => settingFields[key];

export const settingSections: { title: MessageDescriptor; keys: SettingKey[] }[] = [
  {
    title: msg`Le programme`,
    keys: ['name', 'contact_email', 'tagline.fr', 'tagline.en', 'hashtag', 'time_zone'],
  },
  {
    title: msg`Les candidatures`,
    keys: ['applications_open.mentee', 'applications_open.mentor'],
  },
  { title: msg`Les mots`, keys: settingKeys.filter((key) => key.includes('_noun.')) },
  {
    title: msg`Les chiffres`,
    keys: [
      'offers_per_mentor',
      'offers_per_call',
      'offer_days',
      'offer_extension_days',
      'call_reconfirm_days',
    ],
  },
];

export const formOf = (settings: Settings): SettingsForm =>
  Object.fromEntries(
    settingKeys.map((key) => {
      const value = key
        .split('.')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], settings);
      return [key, String(value)];
    }),
  ) as SettingsForm;

/** @returns the settings as the API takes them; what the form does not know stays as it was */
export const bodyOf = (form: SettingsForm, base: Settings): SettingsBody => {
  const { version: _, ...body } = structuredClone(base);
  for (const key of settingKeys) {
    const parts = key.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)[part],
      body,
    ) as Record<string, unknown>;
    const { kind } = settingField(key);
    const text = form[key].trim();
    holder[last] = kind === 'number' ? Number(text) : kind === 'yes_no' ? text === 'true' : text;
  }
  return body;
};

/** Where two forms differ. */
export const differences = (a: SettingsForm, b: SettingsForm): SettingKey[] =>
  settingKeys.filter((key) => a[key] !== b[key]);

export const keyOfPointer = (pointer: string): SettingKey | undefined =>
  settingKeys.find((key) => pointer === `/${key.replaceAll('.', '/')}`);
