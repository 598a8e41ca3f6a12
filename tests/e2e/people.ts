import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** The accounts `marelle demo` makes; a journey that changes something makes its own people instead. */
export const demo = {
  mentee: 'lea.filleule@demo.example',
  pairedMentee: 'ines.filleule@demo.example',
  mentor: 'nora.marraine@demo.example',
  organiser: 'camille.orga@demo.example',
  administrator: 'alix.admin@demo.example',
  newcomer: 'nouvelle@demo.example',
} as const;
export const demoPassword = 'marelle-demo-2026';

export interface Person {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
}

/** Names and address that no other journey, and no other run, has. */
export const someone = (firstName: string): Person => {
  const mark = randomUUID().replaceAll('-', '').slice(0, 10);
  return {
    email: `${mark}@journey.example`,
    password: `une marelle de craie ${mark}`,
    firstName,
    lastName: `Parcours-${mark}`,
  };
};

/** Text of at least `least` characters, different at every call: alike offers are refused. */
export const words = (opening: string, least: number): string => {
  let text = opening;
  while (text.length < least) text += ` ${randomUUID().replaceAll('-', ' ')}`;
  return text;
};

const api = '/api/v1';

interface Call {
  token?: string;
  /** Sends an Idempotency-Key. */
  creates?: boolean;
  version?: number;
  data?: unknown;
}

export const send = (
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { token, creates, version, data }: Call = {},
) =>
  request.fetch(`${api}${path}`, {
    method,
    data,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(creates && { 'Idempotency-Key': randomUUID() }),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
  });

/** As `send`, but anything but a success fails the journey with what the server said. */
export const ask = async <T>(...args: Parameters<typeof send>): Promise<T> => {
  const answer = await send(...args);
  const body = await answer.text();
  if (!answer.ok()) throw new Error(`${args[1]} ${args[2]} → ${answer.status()} ${body}`);
  return (body === '' ? undefined : JSON.parse(body)) as T;
};

/** The newest link of that kind the server mailed her, its token in the fragment. */
export const mailedLink = async (
  request: APIRequestContext,
  email: string,
  path: string,
): Promise<{ url: string; token: string }> => {
  let found: RegExpMatchArray | null = null;
  await expect(async () => {
    const answer = await request.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
    const mails = (await answer.json()) as { text_body: string }[];
    found = null;
    for (const mail of mails) found ??= mail.text_body.match(new RegExp(`/${path}#(\\S+)`));
    expect(found, `a mail to ${email} with a link to /${path}`).not.toBeNull();
  }).toPass({ timeout: 20_000, intervals: [200, 500, 1000] });
  const [whole, token = ''] = found as unknown as RegExpMatchArray;
  return { url: whole, token };
};

/** Creates the account and verifies its address as the mail asks. @returns an access token */
export const signUp = async (request: APIRequestContext, person: Person): Promise<string> => {
  await ask(request, 'POST', '/accounts', {
    data: { email: person.email, password: person.password, locale: 'fr' },
  });
  const { token } = await mailedLink(request, person.email, 'verification');
  const session = await ask<{ access_token: string }>(request, 'POST', '/email-verifications', {
    data: { token },
  });
  return session.access_token;
};

/** @returns an access token */
export const tokenOf = async (
  request: APIRequestContext,
  email: string,
  password: string = demoPassword,
): Promise<string> => {
  const session = await ask<{ access_token: string }>(request, 'POST', '/sessions', {
    data: { email, password },
  });
  return session.access_token;
};

type Role = 'mentee' | 'mentor';
interface Applicant {
  id: string;
  version: number;
}

const answersOf = (person: Person, role: Role, charter: number) => ({
  first_name: person.firstName,
  last_name: person.lastName,
  eligible: true,
  adult: true,
  situation: 'employed',
  job: 'Développeuse',
  years: role === 'mentee' ? 2 : 9,
  fields: ['web'],
  topics: ['confidence', 'technical'],
  place: '38000 Grenoble',
  languages: ['fr'],
  ways: ['video', 'chat'],
  charter,
  ...(role === 'mentee'
    ? { looking_for: words('Je cherche quelqu’un avec qui avancer.', 220), rhythm: 'month' }
    : { to_mentees: words('Bienvenue, posez toutes vos questions.', 220), capacity: 2 }),
});

/** Applies in that role with every answer given. */
export const apply = async (
  request: APIRequestContext,
  token: string,
  person: Person,
  role: Role,
): Promise<Applicant> => {
  const charter = await ask<{ version: number }>(request, 'GET', '/charters/current');
  const draft = await ask<Applicant>(request, 'POST', '/applicants', {
    token,
    creates: true,
    data: { role },
  });
  await ask(request, 'PATCH', `/applicants/${draft.id}`, {
    token,
    version: draft.version,
    data: { answers: answersOf(person, role, charter.version) },
  });
  return ask<Applicant>(request, 'POST', `/applicants/${draft.id}/submission`, { token });
};

/** As the organiser. */
export const admit = async (request: APIRequestContext, applicantId: string): Promise<void> => {
  const token = await tokenOf(request, demo.organiser);
  await ask(request, 'POST', `/admin/applicants/${applicantId}/admission`, { token });
};

export interface Member extends Person {
  token: string;
}

/** Somebody who signed up, applied and was admitted. */
export const member = async (
  request: APIRequestContext,
  firstName: string,
  role: Role,
): Promise<Member> => {
  const person = someone(firstName);
  const token = await signUp(request, person);
  const applicant = await apply(request, token, person, role);
  await admit(request, applicant.id);
  return { ...person, token };
};

/** An organiser of this journey's own: the demo's may be reading in another language meanwhile. */
export const newOrganiser = async (request: APIRequestContext): Promise<Member> => {
  const person = someone('Odile');
  await signUp(request, person);
  const administrator = await tokenOf(request, demo.administrator);
  await ask(request, 'POST', '/admin/roles', {
    token: administrator,
    data: { email: person.email, role: 'organiser' },
  });
  const token = await tokenOf(request, person.email, person.password);
  return { ...person, token };
};

export const openCall = (request: APIRequestContext, token: string) =>
  ask<{ id: string; words: string }>(request, 'POST', '/calls', { token, creates: true, data: {} });

export const offer = (request: APIRequestContext, token: string, callId: string) =>
  ask<{ id: string }>(request, 'POST', '/offers', {
    token,
    creates: true,
    data: {
      call_id: callId,
      why: words('Votre appel m’a parlé.', 180),
      how: words('Relire un CV, répéter un entretien.', 60),
      rhythm: 'month',
      ways: ['video'],
      talk_first: true,
    },
  });

/** Signs in as anyone does, and waits for the home of who is signed in. */
export const signIn = async (
  page: Page,
  email: string,
  password: string = demoPassword,
): Promise<void> => {
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await page.waitForURL('**/accueil');
  await expect(page.locator('main h1')).toBeVisible();
};
