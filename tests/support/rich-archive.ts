/** A small archive that says much: records of every kind, in texts whose words are forms of one another, of dates of every sort. */

import { type Kind, kinds } from '#shared/contract/records.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { remove } from '../../electron/archive/changes/trash.ts';
import { emptyArchive } from './archives.ts';
import { type Dice, type Matter, randomFields } from './random-records.ts';
import { AUTHOR, create } from './writes.ts';

const WORDS = `delavnica delavnice delavnic delavnico workshop workshops šola šoli sola solah šolarji seminar seminarja seminarjev usposabljanje usposabljanja usposabljati mladi mladih mlade mladoletnik mladoletnike
  mladoletnikov Novo mesto v Novem mestu Celje Celju Neapelj Neaplju Napoli Naples Dunaj Wien Atene Αθήνα Αθηνών Solun Thessaloniki İstanbul Carigrad Kadıköy Đurđevac Đurđevcu Čakovec Žužemberk naïve
  CI.SO.MO. CI.SO.MO d.o.o. so. z.b.o. priročnik priročniki priročnikih handbook dober dobra boljši dobri prakse praks praksah pes psi pišem pisati kazati kažem ob in za z s o a I to da se
  2018 2019 50 15 6 3,5 ½ 3/5 ECTS WP WP3 DS3 2. 20.5. SI IT DE GR AT Straße Strasse Brücke film ﬁlm 😀 Ω ① e-pošta U3ŽO Ž. O'Connor „navednice“ (oklepaj) kind:event any none tags k kevent`.split(/\s+/);

const DATES = [
  '2018', '2018-05', '2018-05-20', '2018-05-20/2018-05-24', '2018-11/2019-01', '2018-22', '2018-24', '2017-12-31', '2019?', '2019-06~', '2016-04%', '2018/..', '2020-02-29', '2012/2020', '2019-06/2019-09', '1999-12-31/2000-01-01',
  '9999', '9999-12-31', '0005', '0999', '1000',
];

const PIECES = ['Delavnica v Novem mestu', 'Usposabljanje mladih', 'sestanek partnerjev', 'dobre prakse'];

const matter: Matter = {
  word: (dice) => (dice(5) === 0 ? (PIECES[dice(PIECES.length)] ?? '') : Array.from({ length: 1 + dice(5) }, () => WORDS[dice(WORDS.length)] ?? '').join(' ')),
  date: (dice) => DATES[dice(dice(3) === 0 ? DATES.length : DATES.length - 6)] ?? '2018',
};

/** As many records of each kind, where they are made at all: some kinds stand in few records, others in many. */
const TIMES: { readonly [K in Kind]?: number } = { event: 40, participation: 40, role: 40, eventProject: 30, eventWorkPackage: 20, organisation: 12, place: 12, project: 6, workPackage: 10, photo: 12, series: 12 };

const TURNS = 3;

export async function richArchive(dice: Dice): Promise<Archive> {
  const archive = await emptyArchive();
  const made = new Map<Kind, string[]>();
  const target = (kind: Kind) => {
    const ids = made.get(kind) ?? [];
    return ids[dice(ids.length || 1)] ?? null;
  };
  // Several times over, so that what is declared first can refer to what is declared after it.
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const kind of kinds) {
      for (let index = 0; index < (TIMES[kind] ?? 6) / TURNS; index += 1) {
        const fields = randomFields(kind, dice, target, matter);
        // What is there already, or is in a circle, is refused; of each kind there is enough besides.
        const id = fields && (await create(archive, kind, fields as never).catch(() => null));
        if (id !== null) made.set(kind, [...(made.get(kind) ?? []), id]);
      }
    }
  }
  // What is in the trash is found no more, and no more by its name.
  for (const kind of ['event', 'place', 'organisation', 'project', 'role'] as const) {
    const id = target(kind);
    if (id !== null) await remove(archive, kind, id, AUTHOR);
  }
  return archive;
}
