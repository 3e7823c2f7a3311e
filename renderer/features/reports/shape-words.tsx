/** What is put beside a report: a foreword, and who signs it. */

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { languageName } from '#shared/domain/languages.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Shaping } from './shape-state.ts';
import '../../forms/field.css';

/** Letters that a foreword may have. */
const LONGEST = 50_000;
/** Of a name, and of what its owner is: both are one line of the shape. */
const LONGEST_PART = 200;
const MOST_SIGNATORIES = 12;

export function Foreword({ shaping: { asked, shape, change } }: { readonly shaping: Shaping }) {
  const { t, i18n } = useWords();
  const { language } = asked;
  return (
    <TextField className="field" value={shape.foreword?.[language] ?? ''} onChange={(text) => change({ foreword: { ...shape.foreword, [language]: text } })} maxLength={LONGEST}>
      <Label className="field-label">{t('app:shape.foreword', { language: languageName(language, i18n.language) })}</Label>
      <TextArea lang={language} rows={4} />
      <Text slot="description" className="field-help">
        {t('app:shape.forewordHelp')}
      </Text>
    </TextField>
  );
}

interface Signatory {
  readonly name: string;
  readonly duty: string;
}

/** "Ana Novak, director", as a shape keeps it. */
const lineOf = ({ name, duty }: Signatory) => [name.replaceAll(/,\s*/g, ' '), duty].map((part) => part.trim()).filter(Boolean).join(', ');

function signatoryOf(line: string): Signatory {
  const [name = '', ...duty] = line.split(',');
  return { name: name.trim(), duty: duty.join(',').trim() };
}

const linesOf = (rows: readonly Signatory[]) => rows.map(lineOf).filter(Boolean);

export function Signatories({ shaping: { shape, change } }: { readonly shaping: Shaping }) {
  const { t } = useWords();
  const [rows, setRows] = useState<readonly Signatory[]>(() => shape.signatories.map(signatoryOf));
  const frame = useRef<HTMLFieldSetElement>(null);
  // A row that is being typed is no line yet; lines that are others were not typed here.
  const known = shape.signatories.map(signatoryOf);
  if (linesOf(rows).join('\n') !== linesOf(known).join('\n')) setRows(known);
  const keep = (next: readonly Signatory[]) => {
    setRows(next);
    change({ signatories: linesOf(next) });
  };
  const edit = (index: number, part: Partial<Signatory>) => keep(rows.map((row, place) => (place === index ? { ...row, ...part } : row)));
  const add = () => {
    flushSync(() => setRows([...rows, { name: '', duty: '' }]));
    [...(frame.current?.querySelectorAll<HTMLElement>('[data-name] input') ?? [])].at(-1)?.focus();
  };
  /** Where one went the next can go too. */
  const remove = (index: number) => {
    flushSync(() => keep(rows.toSpliced(index, 1)));
    const left = [...(frame.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])];
    (left[index] ?? left.at(-1) ?? frame.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  };
  return (
    <fieldset className="shape-part" ref={frame}>
      <legend className="field-label">{t('app:shape.signatories')}</legend>
      {rows.length === 0 ? <p className="quiet">{t('app:shape.noSignatories')}</p> : null}
      {rows.map((row, index) => (
        <div key={index} className="shape-signatory" role="group" aria-label={t('app:shape.signatory', { number: index + 1 })}>
          <TextField className="field" data-name value={row.name} onChange={(name) => edit(index, { name })} maxLength={LONGEST_PART}>
            <Label className="field-label">{t('app:shape.signatoryName')}</Label>
            <Input />
          </TextField>
          <TextField className="field" value={row.duty} onChange={(duty) => edit(index, { duty })} maxLength={LONGEST_PART}>
            <Label className="field-label">{t('app:shape.signatoryDuty')}</Label>
            <Input />
          </TextField>
          <Button look="quiet" data-remove onPress={() => remove(index)} aria-label={t('app:form.remove', { what: row.name || t('app:shape.signatory', { number: index + 1 }) })}>
            {t('app:form.removeShort')}
          </Button>
        </div>
      ))}
      {rows.length < MOST_SIGNATORIES ? (
        <div>
          <Button data-add onPress={add}>
            <Icon name="add" /> {t('app:shape.addSignatory')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
