import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { asArguments, askedToOpen, handedToFirst } from '../../electron/desktop/asked.ts';

const HERE = path.resolve('/home/ana');

describe('what the desktop shell is asked to open', () => {
  test.each([
    [[], null],
    [['--sample'], { sample: true }],
    [['arhiv'], { folder: path.join(HERE, 'arhiv') }],
    [['../arhiv centra'], { folder: path.resolve(HERE, '../arhiv centra') }],
    [[path.resolve('/arhivi/center')], { folder: path.resolve('/arhivi/center') }],
    [['--inspect', '-x', 'arhiv', 'drugi'], { folder: path.join(HERE, 'arhiv') }],
    [['arhiv', '--sample'], { sample: true }],
    [['--reopen'], null],
  ])('%j', (argv, asked) => {
    expect(askedToOpen(argv, HERE)).toEqual(asked);
  });

  test('is told to the archive\'s process in the words of its own command line', () => {
    expect([null, { sample: true } as const, { folder: '/arhivi/center' }].map(asArguments)).toEqual([[], ['--sample'], ['/arhivi/center']]);
  });
});

describe('what a second start hands over', () => {
  test.each([{ sample: true } as const, { folder: '/arhivi/center' }, null])('is what it was asked to open: %j', (asked) => {
    expect(handedToFirst({ asked })).toEqual(asked);
  });

  test.each([undefined, null, 'arhiv', 7, [], {}, { asked: 'arhiv' }, { asked: { folder: 7 } }, { asked: { folder: '' } }, { asked: { folder: 'x'.repeat(5000) } }, { asked: { sample: false } }])('is nothing where it is not understood: %j', (data) => {
    expect(handedToFirst(data)).toBeNull();
  });
});
