import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isByName, markedName, matchOf, meant } from '#shared/domain/command-match.ts';
import { arrange } from '../../renderer/features/palette/arrange.ts';
import { canBeDone } from '../../renderer/features/palette/doable.ts';
import { words } from '../e2e/support/words.ts';

const COMMANDS = [
  { id: 'newEvent', name: 'Nov dogodek', also: 'dodaj delavnica' },
  { id: 'several', name: 'Več dogodkov hkrati', also: 'prilepi' },
  { id: 'events', name: 'Dogodki', also: 'pojdi odpri' },
  { id: 'history', name: 'Zgodovina', also: 'kdo spremembe' },
  { id: 'trash', name: 'Koš', also: 'izbrisano' },
];
const found = (typed: string) => meant(COMMANDS, typed).map(({ one }) => one.id);

describe('a command is meant', () => {
  test('by the beginning of any word of its name, whatever the order, capitals and carons', () => {
    expect(found('dog nov')).toEqual(['newEvent']);
    expect(found('VEC')).toEqual(['several']);
    expect(found('kos')).toEqual(['trash']);
    expect(found('kosar')).toEqual([]);
  });

  test('by other words for it, and by another form of a word, both after what has the word in its name', () => {
    expect(found('delav')).toEqual(['newEvent']);
    expect(found('sprememba')).toEqual(['history']);
    expect(found('dogodkov')).toEqual(['several', 'newEvent', 'events']);
  });

  test('first where the words begin its name', () => {
    expect(found('dog')).toEqual(['events', 'newEvent', 'several']);
  });

  test('only where every word is found, and alike by nothing', () => {
    expect(found('nov xyzzy')).toEqual([]);
    expect(found('  ')).toEqual(COMMANDS.map(({ id }) => id));
  });

  test('by whatever part of its own words is typed', () => {
    const name = fc.array(fc.stringMatching(/^[a-zčšžđ]{1,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(name, fc.infiniteStream(fc.nat()), (parts, random) => {
        const typed = parts.map((part) => part.slice(0, 1 + ((random.next().value as number) % part.length))).toReversed().join(' ');
        expect(isByName(matchOf({ name: parts.join(' ') }, typed.toUpperCase()))).toBe(true);
      }),
    );
  });
});

test('what was typed is marked in the name', () => {
  expect(markedName('Več dogodkov', 'dog')).toEqual([{ text: 'Več ', marked: false }, { text: 'dogodkov', marked: true }]);
});

describe('the palette shows', () => {
  const known = (id: string, name: string) => ({ id, name, what: null });
  const recent = [known('r1', 'Dogodek v Novem mestu'), known('r2', 'CiSoTRA')];
  const here = [known('newEvent', 'Nov dogodek'), known('edit', 'Uredi')];
  const general = [known('newEvent', 'Nov dogodek'), known('projects', 'Projekti')];
  const shown = (typed: string) => arrange({ recent, here, general }, typed).map(({ name, lines }) => [name, ...lines.map(({ id }) => id)]);

  test('with nothing typed: recent places, what the page offers, and all else, each command once', () => {
    expect(shown(' ')).toEqual([['recent', 'r1', 'r2'], ['here', 'newEvent', 'edit'], ['commands', 'projects']]);
  });

  test('with words: first the group that they mean most surely, commands where both are alike', () => {
    expect(shown('cisotra')).toEqual([['recent', 'r2']]);
    expect(shown('dogodek')).toEqual([['recent', 'r1'], ['commands', 'newEvent']]);
    expect(shown('nov')).toEqual([['commands', 'newEvent'], ['recent', 'r1']]);
    expect(shown('xyzzy')).toEqual([]);
  });
});

test('what can\'t be done now is not offered: changes of an archive that is only read, the way to where one is, and in a backup what is the living archive\'s alone', () => {
  const now = { isReadOnly: false, isBackup: false, shown: '/events', addressOf: ({ to }: { readonly to?: unknown }) => String(to) };
  const run = { id: 'undo', name: 'Razveljavi', writes: true, does: { run: () => {} } };
  const events = { id: 'events', name: 'Dogodki', does: { place: { to: '/events' as const } } };
  expect([canBeDone(run, now), canBeDone(events, now)]).toEqual([true, false]);
  expect([canBeDone(run, { ...now, isReadOnly: true }), canBeDone(events, { ...now, shown: '/trash', isReadOnly: true })]).toEqual([false, true]);
  const inBackup = (to: '/settings' | '/start' | '/take-back' | '/trash' | '/events/new') => canBeDone({ ...events, does: { place: { to } } }, { ...now, isReadOnly: true, isBackup: true });
  expect([inBackup('/settings'), inBackup('/start'), inBackup('/take-back'), inBackup('/events/new'), inBackup('/trash')]).toEqual([false, false, false, false, true]);
});

test('the menu of the desktop names what the page names in the same words', () => {
  for (const t of [words('sl'), words('en')]) {
    expect([t('command:desktop.commands'), t('command:desktop.newEvent'), t('command:desktop.undo'), t('command:desktop.redo'), t('command:desktop.switchArchive'), t('command:desktop.keys')])
      .toEqual([t('app:palette.title'), t('app:events.new'), t('app:undo.undo'), t('app:undo.redo'), t('app:settings.switch'), t('app:rail.keys')]);
  }
});
