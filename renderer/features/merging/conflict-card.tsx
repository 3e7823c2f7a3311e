/** A field that two copies said differently, side by side, and the choice between them: by buttons, or by 1, 2 and 3. */

import { useId, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type ConflictView, type ConflictsView, type Decision, IN_TRASH } from '#shared/contract/merging.ts';
import { isSame } from '#shared/domain/difference.ts';
import { languageName } from '#shared/domain/languages.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/texts.tsx';
import { Side, Value } from './conflict-value.tsx';
import '../../ui/radio.css';

const SIDES = ['ours', 'theirs'] as const;

type Which = (typeof SIDES)[number];

interface ByLanguageProps {
  readonly languages: readonly string[];
  readonly onDecide: (decision: Decision) => void;
}

/** A text that differs in several languages, each chosen by itself. */
function ByLanguage({ languages, onDecide }: ByLanguageProps) {
  const { t, i18n } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, Which>>>(Object.fromEntries(languages.map((tag) => [tag, 'ours'])));
  return (
    <div className="conflict-languages">
      {languages.map((tag) => (
        <RadioGroup key={tag} className="conflict-language" orientation="horizontal" value={chosen[tag] ?? 'ours'} onChange={(which) => setChosen({ ...chosen, [tag]: which as Which })}>
          <Label>{languageName(tag, interfaceLanguage(i18n.language))}</Label>
          {SIDES.map((which) => (
            <Radio key={which} value={which} className="radio">
              <span className="radio-sign" aria-hidden />
              {t(`app:conflicts.side.${which}`)}
            </Radio>
          ))}
        </RadioGroup>
      ))}
      <div>
        <Button onPress={() => onDecide({ take: 'languages', languages: chosen })}>{t('app:conflicts.takeLanguages')}</Button>
      </div>
    </div>
  );
}

/** Tab stops at each conflict, where 1, 2 and 3 are heard. */
const STOP = { tabIndex: 0 };

interface Props {
  readonly conflict: ConflictView;
  readonly names: ConflictsView['names'];
  readonly isDisabled: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** What both began from can be had back where it is neither of the two. */
const hasBaseOf = ({ field, base, ours, theirs }: ConflictView) => field !== IN_TRASH && base !== null && !isSame(base, ours.value) && !isSame(base, theirs.value);

/** What 1, 2 and 3 decide. */
export function decisionFor(conflict: ConflictView, key: string): Decision | null {
  if (key === '1') return { take: 'ours' };
  if (key === '2') return { take: 'theirs' };
  return key === '3' && hasBaseOf(conflict) ? { take: 'value', value: conflict.base } : null;
}

/** Of which record and field it is, in words. */
function useTitle({ kind, name, owner, field }: ConflictView): string {
  const { t } = useWords();
  const text = useText();
  const fieldName = useFieldName();
  const what = field === IN_TRASH ? t('app:conflicts.trash') : fieldName(kind, field);
  if (!owner) return what;
  const part = name ? `${t(`domain:kind.${kind}`)} ${t('app:text.quote', { text: text(name) })}` : t(`domain:kind.${kind}`);
  return `${part} · ${what}`;
}

export function ConflictCard({ conflict, names, isDisabled, onDecide }: Props) {
  const { t } = useWords();
  const title = useTitle(conflict);
  const heading = useId();
  const { field, base, ours, theirs, now, languages } = conflict;
  const hasBase = hasBaseOf(conflict);
  const label = (which: 'ours' | 'theirs' | 'base') => {
    if (field !== IN_TRASH) return t(`app:conflicts.take.${which}`);
    const isGone = (which === 'ours' ? ours : theirs).value === true;
    return t(isGone ? 'app:conflicts.letGo' : 'app:conflicts.keep');
  };
  const take = (which: 'ours' | 'theirs' | 'base', key: '1' | '2' | '3') => {
    const decision = decisionFor(conflict, key);
    return (
      <Button isDisabled={isDisabled} onPress={() => (decision ? onDecide(decision) : undefined)}>
        {label(which)} <kbd aria-hidden>{key}</kbd>
      </Button>
    );
  };
  return (
    <div className="conflict" role="group" aria-labelledby={heading} {...STOP} data-conflict={conflict.id}>
      <h3 id={heading}>{title}</h3>
      <div className={hasBase ? 'conflict-sides conflict-three' : 'conflict-sides'}>
        <Side which="ours" conflict={conflict} names={names} value={ours.value} beside={theirs.value} by={ours.by}>
          {take('ours', '1')}
        </Side>
        <Side which="theirs" conflict={conflict} names={names} value={theirs.value} beside={ours.value} by={theirs.by}>
          {take('theirs', '2')}
        </Side>
        {hasBase ? (
          <Side which="base" conflict={conflict} names={names} value={base} beside={null} by={null}>
            {take('base', '3')}
          </Side>
        ) : null}
      </div>
      {languages.length > 1 ? <ByLanguage languages={languages} onDecide={onDecide} /> : null}
      {isSame(now, ours.value) ? null : (
        <div className="conflict-now quiet">
          {t('app:conflicts.now')} <Value conflict={conflict} names={names} value={now} beside={null} />
        </div>
      )}
    </div>
  );
}
