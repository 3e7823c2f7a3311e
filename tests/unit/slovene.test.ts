/** Words that are forms of one another, in the cases, numbers and persons in which records hold them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formKeys, meantForms, namesOfTown } from '#shared/domain/word-forms.ts';
import { keys } from '#shared/domain/slovene.ts';

const areForms = (one: string, other: string) => {
  const readings = new Set(keys(one));
  return keys(other).some((key) => readings.has(key));
};

/** A word, then forms of it. */
const FORMS = `
delavnica delavnice delavnici delavnico delavnic delavnicah delavnicami
seminar seminarja seminarju seminarji seminarjev seminarjih seminarjem
mladoletnik mladoletnika mladoletniki mladoletnikov mladoletnikom mladoletnike mladoletnikih
italija italije italiji italijo
filantropija filantropije filantropijo filantropiji
neapelj neaplja neaplju neapljem
mesto mesta mestu mestom mesti mestih mest
nov novega novem novemu novi nova nove novo novih novimi novejši najnovejšega
srečanje srečanja srečanju srečanj srečanjih srečanji
udeleženec udeleženca udeleženci udeležencev udeležencem udeležence
projekt projekta projektu projekti projektov projektih projektoma
občina občine občini občino občin občinah občinami
stvar stvari stvarjo stvarem stvareh stvarmi
solidarnost solidarnosti solidarnostjo
delitev delitve delitvi delitvijo delitev
prostovoljec prostovoljca prostovoljci prostovoljcev prostovoljcem
sin sina sinovi sinov sinove sinovom
gost gosta gostje gostov gostom gostih
partner partnerja partnerji partnerjev partnerjem partnerjih
ime imena imenu imen imenih
dekle dekleta dekleti deklet dekletom
taksi taksija taksiju taksiji
tekma tekme tekmi tekem tekmah
pes psa psu psi psov
dober dobra dobrega dobri boljši najboljša
težek težka težkega težji
lep lepega lepi lepša najlepših
delati delam delaš dela delamo delajo delal delala delali
govoriti govorim govori govorijo govoril govorila
videti vidim vidi vidimo videl videla
pisati pišem piše pišejo pisal pisali
kazati kažem kažejo kazal
kupovati kupujem kupuje kupujejo kupoval kupujmo
reševati rešujem rešuje reševal
reči rečem reče rekel rekla rekli
nesti nesem nese nesel nesla
dvigniti dvignem dvigne dvignil
organizirati organiziram organizira organizirali
slovenski slovenska slovenskega slovenskih slovenskimi
`.trim().split('\n').map((line) => line.split(' '));

describe('forms of a word', () => {
  test.each(FORMS)('%s', (...[word = '', ...forms]) => {
    expect(forms.filter((form) => !areForms(word, form))).toEqual([]);
  });

  test.each([
    ['delo', 'delati'], ['omogočati', 'omogočiti'], ['sola', 'šola'], ['mesto', 'most'], ['projekt', 'projektor'], ['celje', 'cilj'], ['voda', 'vodila'], ['plača', 'placa'], ['občina', 'občni'], ['pot', 'potnik'], ['rak', 'raketa'],
    ['zaščito', 'zaščitila'], ['form', 'format'], ['vas', 'vaša'],
  ])('%s and %s are not', (one, other) => {
    expect(areForms(one, other)).toBe(false);
  });

  test('are read whatever the word is, each reading once, and in capitals the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 50 }), fc.string({ unit: fc.constantFrom(...Array.from('abcčdeghijklmnoprsštuvzž')), maxLength: 20 })), (word) => {
        const readings = keys(word);
        expect(new Set(readings).size).toBe(readings.length);
        expect(keys(word.toLowerCase())).toEqual(readings);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is meant by a word', () => {
  test('without carons may have them, and one that has any means itself', () => {
    expect([meantForms('solah').toSorted(), meantForms('šolah'), meantForms('dom')]).toEqual([['solah', 'šolah'], ['šolah'], ['dom']]);
    expect(meantForms('srecanje').toSorted()).toEqual(['srecanje', 'srečanje', 'šrecanje', 'šrečanje'].toSorted());
    expect(meantForms('zcszczs')).toEqual(['zcszczs']);
  });

  test.each([['workshops', 'workshop'], ['activities', 'activity'], ['churches', 'church'], ['trainings', 'training']])('in English %s is %s', (one, other) => {
    expect(formKeys(one).filter((key) => formKeys(other).includes(key))).not.toEqual([]);
  });

  test.each([['neaplju', 'napoli'], ['Napoli'.toLowerCase(), 'neapelj'], ['dunaju', 'wien'], ['vienna', 'dunaj'], ['solunu', 'thessaloniki'], ['trst', 'trieste'], ['benetkah', 'venezia'], ['gradcu', 'graz']])('%s is called %s as well', (form, name) => {
    expect(namesOfTown(form)).toContain(name);
  });

  test.each(['miza', 'delavnica', 'soli', 'v'])('%s is no town', (form) => {
    expect(namesOfTown(form)).toEqual([]);
  });
});
