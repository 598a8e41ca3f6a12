import { readFileSync, writeFileSync } from 'node:fs';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/**
 * French spaces: U+202F before ; ! ? and U+00A0 before : and inside « ». Leaves alone what only looks
 * like punctuation: ICU plural syntax (`{n, plural, …}`), times (10:30), addresses (https://).
 */
export const frenchSpaces = (text) =>
  text
    .replace(/[ \u00a0\u202f]+([;!?])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:/g, `${NO_BREAK}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NO_BREAK}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NO_BREAK}»`);

/** What is wrong and cannot be repaired blindly: a mark glued to its word, a straight apostrophe. */
export const frenchFaults = (text) => {
  const faults = [];
  const prose = text.replace(/https?:\/\/\S+|mailto:\S+|\{[^{}]*\}|<[^>]*>/g, '·');
  if (/[^\s\u00a0\u202f!?·(«][;!?](?!\w)/u.test(prose)) faults.push('no space before ; ! or ?');
  if (/[\p{L}\d»)]:(?=\s|$)/u.test(prose)) faults.push('no space before :');
  if (/\p{L}'\p{L}/u.test(prose)) faults.push('straight apostrophe');
  if (/\.\.\./.test(prose)) faults.push('three dots instead of …');
  if (/"/.test(prose)) faults.push('straight quotes');
  if (/\p{L}·\p{L}/u.test(text)) faults.push('median dot');
  return faults;
};

const quote = (text) => JSON.stringify(text).replace(/\u2028|\u2029/g, '');

/** A catalogue as entries; Lingui writes each string over one or several quoted lines. */
export const readCatalogue = (file) => {
  const entries = [];
  let key = null;
  let entry = null;
  let context = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const start = /^(msgctxt|msgid|msgstr) (".*")$/.exec(line);
    if (start?.[1] === 'msgctxt') context = JSON.parse(start[2]);
    if (start?.[1] === 'msgid') {
      entry = { context, msgid: '', msgstr: '' };
      entries.push(entry);
    }
    if (start) key = start[1];
    const part = start?.[2] ?? (/^".*"$/.test(line) ? line : null);
    if (part !== null && entry && key && key !== 'msgctxt') entry[key] += JSON.parse(part);
    if (line === '') {
      key = null;
      context = '';
    }
  }
  return entries.filter((one) => one.msgid !== '');
};

/** Rewrites the msgstr of a French catalogue with its proper spaces. @returns whether it changed */
export const repairCatalogue = (file) => {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/^msgstr (".*"(?:\n".*")*)$/gm, (_all, strings) => {
    const text = strings
      .split('\n')
      .map((part) => JSON.parse(part))
      .join('');
    return `msgstr ${text.includes('Content-Type') ? strings : quote(frenchSpaces(text))}`;
  });
  if (after !== before) writeFileSync(file, after);
  return after !== before;
};
