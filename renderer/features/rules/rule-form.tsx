/** Filling in a rule: its value, for which calls, and where it was read. */

import { useEffect, useRef, useState } from 'react';
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { RuleView } from '#shared/contract/rules.ts';
import { kindOfRule } from '#shared/domain/funding/rule.ts';
import { callYears } from '#shared/language/rule-text.ts';
import { client } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useKeys } from '../../base/keys.ts';
import { useMessageOfSaving } from '../../base/saved-message.ts';
import { useWords } from '../../base/words.ts';
import { Issue } from '../../forms/field.tsx';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { Button } from '../../ui/button.tsx';

interface Props {
  readonly rule: RuleView;
  readonly name: string;
  readonly onDone: () => void;
}

const ALL = 'all';

function useHelp({ kind }: RuleView): string {
  const { t } = useWords();
  const { shape, length } = kindOfRule(kind);
  if (shape === 'number') return t('app:rules.help.number');
  if (shape === 'rows') return t('app:rules.help.rows', { length });
  return length === undefined ? t('app:rules.help.anyNumbers') : t('app:rules.help.numbers', { length });
}

export function RuleForm({ rule, name, onDone }: Props) {
  const { t } = useWords();
  const sentence = useSentence();
  const saved = useMessageOfSaving();
  const help = useHelp(rule);
  const [typed, setTyped] = useState(rule.lines.join('\n'));
  const [note, setNote] = useState(rule.note ?? '');
  const [year, setYear] = useState(ALL);
  const [problem, setProblem] = useState<string | null>(null);
  const frame = useRef<HTMLFormElement>(null);
  useKeys({ leave: onDone });
  // Who opens it has come to type.
  useEffect(() => frame.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const isRows = kindOfRule(rule.kind).shape === 'rows';
  const save = async () => {
    const lines = typed.split('\n').map((line) => line.trim()).filter(Boolean);
    // What is proposed and left as it is, is confirmed.
    const isProposed = lines.join('\n') === rule.proposed.join('\n');
    try {
      const { action } = await client.rules.answer({ rule: rule.id, callYear: year === ALL ? null : Number(year), lines: isProposed ? [] : lines, confirmed: true, note: note.trim() || null });
      onDone();
      if (action !== null) saved('ruleAnswer', action);
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const all = Array.from({ length: rule.to - rule.from + 1 }, (_, index) => String(rule.from + index));
  return (
    <form
      className="rule-form"
      ref={frame}
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped} isInvalid={problem !== null} validationBehavior="aria">
        <Label className="field-label">{t('app:rules.value')}</Label>
        {isRows ? <TextArea rows={4} /> : <Input />}
        <Text slot="description" className="field-help">
          {help}
        </Text>
        <span role="alert">{problem ? <Issue>{problem}</Issue> : null}</span>
      </TextField>
      <TextField className="field" value={note} onChange={setNote}>
        <Label className="field-label">{t('app:rules.note')}</Label>
        <Input />
        <Text slot="description" className="field-help">
          {t('app:rules.noteHelp')}
        </Text>
      </TextField>
      {all.length > 1 ? <FilterSelect label={t('app:rules.forCalls')} options={[{ id: ALL, name: t('app:rules.allCalls', { years: callYears(rule) }) }, ...all.map((one) => ({ id: one, name: one }))]} value={year} onChange={setYear} /> : null}
      <div className="rule-form-buttons">
        <Button look="primary" type="submit">
          {t('app:rules.save')}
        </Button>
        <Button onPress={onDone}>{t('app:rules.cancel')}</Button>
      </div>
    </form>
  );
}
