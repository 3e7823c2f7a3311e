/** What a form gets back when something in it is wrong: the path of its own field, and a key of the `errors` locale. */

import { beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Client } from '../support/connections.ts';
import { errorKeys, failureOf } from '../support/failures.ts';
import { draftOf, countRow, eventForm, newsForm, organisationForm, outputForm, placeForm, programmeForm, projectForm, workPackageForm } from '../support/forms.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

interface Wrong {
  readonly name: string;
  readonly save: (client: Client) => Promise<unknown>;
  /** Where it is wrong, as the form names it, and what is said there. */
  readonly issues: readonly (readonly [path: string, message: string])[];
}

const long = 'a'.repeat(501);
const role = { id: null, organisationId: '', role: 'partner' as const, written: null };

const WRONG: readonly Wrong[] = [
  { name: 'an event without a title', save: (client) => client.events.save(eventForm({ title: { sl: ' ' } })), issues: [['fields.title', 'field.required']] },
  { name: 'an event on a day that is none', save: (client) => client.events.save(eventForm({ dates: '2019-02-30' })), issues: [['fields.dates', 'date.notADate']] },
  { name: 'dates that run backwards', save: (client) => client.events.save(eventForm({ dates: '2019-05-24/2019-05-20' })), issues: [['fields.dates', 'date.notADate']] },
  { name: 'an address that is none', save: (client) => client.events.save(eventForm({ webPage: 'ftp://example.org' })), issues: [['fields.webPage', 'field.webAddress']] },
  { name: 'half a session', save: (client) => client.events.save(eventForm({ liveSessions: 0.5 })), issues: [['fields.liveSessions', 'field.number']] },
  { name: 'a country that is none', save: (client) => client.events.save(eventForm({ country: 'XX' })), issues: [['fields.country', 'field.country']] },
  { name: 'a language that is none', save: (client) => client.events.save(eventForm({ languages: ['sl', 'Slovenian'] })), issues: [['fields.languages.1', 'field.language']] },
  {
    name: 'rows of an event, each wrong in its own way',
    save: (client) =>
      client.events.save(
        eventForm(
          {},
          {
            projects: [{ id: null, projectId: '', link: 'own' }],
            participation: [countRow(), countRow({ value: -1 })],
            roles: [{ ...role, organisationId: uuid() }, role],
          },
        ),
      ),
    issues: [
      ['participation.1.value', 'field.number'],
      ['projects.0.projectId', 'field.required'],
      ['roles.1.organisationId', 'field.required'],
    ],
  },
  {
    name: 'a count that is said to be exact and is none',
    save: (client) => client.events.save(eventForm({}, { participation: [countRow(), countRow({ value: null })] })),
    issues: [['participation.1.value', 'count.value']],
  },
  {
    name: 'a count that is said to be unknown and is one',
    save: (client) => client.events.save(eventForm({}, { unnamed: [{ id: null, value: 5, precision: 'unknown', countries: [], note: null }] })),
    issues: [['unnamed.0.value', 'count.value']],
  },
  { name: 'a title with what can’t be seen', save: (client) => client.events.save(eventForm({ title: { sl: 'Novo\u0000mesto' } })), issues: [['fields.title.sl', 'field.invisible']] },
  { name: 'an acronym of two lines', save: (client) => client.projects.save(projectForm({ acronym: 'CI\nSO' })), issues: [['fields.acronym', 'field.invisible']] },
  { name: 'half a character', save: (client) => client.events.save(eventForm({ description: { sl: 'a\uD83D' } })), issues: [['fields.description.sl', 'field.invisible']] },
  {
    name: 'more spellings than are kept',
    save: (client) => client.projects.save(projectForm({ aliases: Array.from({ length: 21 }, (_, number) => `CISOMO ${number}`) })),
    issues: [['fields.aliases', 'field.tooMany']],
  },
  {
    name: 'more counts than are kept',
    save: (client) => client.events.save(eventForm({}, { participation: Array.from({ length: 501 }, () => countRow()) })),
    issues: [['participation', 'field.tooMany']],
  },
  { name: 'a project without an acronym', save: (client) => client.projects.save(projectForm({ acronym: '' })), issues: [['fields.acronym', 'field.required']] },
  { name: 'a spelling that is too long', save: (client) => client.projects.save(projectForm({ aliases: ['CISOMO', long] })), issues: [['fields.aliases.1', 'field.tooLong']] },
  {
    name: 'an objective without a text',
    save: (client) => client.projects.save(projectForm({}, { objective: [{ id: null, level: 'project', text: {} }] })),
    issues: [['objective.0.text', 'field.required']],
  },
  { name: 'a work package with the number 0', save: (client) => client.workPackages.save(workPackageForm(uuid(), { number: 0 })), issues: [['fields.number', 'field.number']] },
  { name: 'an organisation without any name', save: (client) => client.organisations.save(organisationForm({ shortName: null })), issues: [['fields.shortName', 'organisation.name']] },
  { name: 'a website that is none', save: (client) => client.organisations.save(organisationForm({ website: 'društvo' })), issues: [['fields.website', 'field.webAddress']] },
  { name: 'a place without a country', save: (client) => client.places.save(placeForm({ name: {}, country: '' })), issues: [['fields.country', 'field.country'], ['fields.name', 'field.required']] },
  {
    name: 'a measure without a code',
    save: (client) => client.programmes.save(programmeForm({}, { measures: [{ id: null, code: ' ', name: { sl: 'Ukrep' } }] })),
    issues: [['measures.0.code', 'field.required']],
  },
  { name: 'an output of no project', save: (client) => client.outputs.save(outputForm('')), issues: [['fields.projectId', 'field.required']] },
  { name: 'news of a month', save: (client) => client.news.save(newsForm({ published: '2019-05' })), issues: [['fields.published', 'date.notADate']] },
  { name: 'a text that is too long', save: (client) => client.news.save(newsForm({ text: { sl: 'a'.repeat(50_001) } })), issues: [['fields.text.sl', 'field.tooLong']] },
  {
    name: 'a photographer whose name is too long',
    save: (client) => client.photos.save({ id: uuid(), revision: null, draftId: null, fields: { caption: null, alternative: null, creator: long, rights: null } }),
    issues: [['fields.creator', 'field.tooLong']],
  },
];

export function invalidArea(at: At): void {
  beforeAll(async () => {
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test.each(WRONG)('$name is refused, field by field', async ({ save, issues }) => {
    const before = await at.client.history.state();
    const failure = await failureOf(save(at.client));
    expect(failure.code).toBe('record.invalid');
    const said = failure.issues.map(({ path, message }) => [path.join('.'), message]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect(said).toEqual(issues);
    expect(failure.issues.filter(({ message }) => !errorKeys.has(message))).toEqual([]);
    expect(await at.client.history.state()).toEqual(before);
  });

  test('an id that can be none is no record that is missing', async () => {
    for (const id of ['', 'place', '00000000-0000-0000-0000-000000000000', `../../${uuid()}`]) {
      expect(await failureOf(at.client.places.get({ id }))).toMatchObject({ code: 'record.invalid', issues: [{ path: ['id'], message: id === '' ? 'field.required' : 'field.id' }] });
    }
  });

  test('what is larger than any form is refused as a whole, before its schema looks at it', async () => {
    const title = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 'x']));
    const calls = [() => at.client.events.save(eventForm({ title })), () => at.client.drafts.keep(draftOf({ title })), () => at.client.settings.save({ author: 'x'.repeat(600_000) })];
    // One after the other: one that is refused while another is waited for would be nobody's.
    for (const call of calls) {
      expect(await failureOf(call())).toEqual({ code: 'call.tooLarge', params: {}, issues: [] });
    }
  });

  test('what has no place in a call is refused before anything is done', async () => {
    const refused = [
      () => at.client.events.list({ after: null, limit: 0 }),
      () => at.client.events.list({ after: null, limit: 501 }),
      () => at.client.trash.remove({ kind: 'lock' as never, id: uuid() }),
      () => at.client.photos.picture({ sha256: '../../etc/passwd', size: 400 }),
      () => at.client.photos.picture({ sha256: 'a'.repeat(64), size: 399 as never }),
      () => at.client.search.find({ words: 'a'.repeat(501), language: 'sl', kinds: null, limit: 10 }),
      () => at.client.uploads.append({ id: uuid(), offset: 0, piece: 'no piece' as never }),
    ];
    for (const call of refused) expect((await failureOf(call())).code).toBe('record.invalid');
  });
}
