/** One rule: its value, how it stands, where it was read or may be, and what can be answered. */

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RuleView } from '#shared/contract/rules.ts';
import { readValue } from '#shared/domain/funding/values.ts';
import { callYears, ruleValueLines } from '#shared/language/rule-text.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useMessageOfSaving } from '../../base/saved-message.ts';
import { useWords } from '../../base/words.ts';
import { useIsWritten } from '../../base/written.ts';
import { Button } from '../../ui/button.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RuleForm } from './rule-form.tsx';

interface ValueProps {
  readonly rule: RuleView;
  readonly lines: readonly string[];
}

function Value({ rule, lines }: ValueProps) {
  const { t, i18n } = useWords();
  const value = readValue(rule.kind, lines);
  if (value === null) return null;
  const shown = ruleValueLines({ t }, rule.kind, value, interfaceLanguage(i18n.language));
  return shown.map((line) => (
    <span key={line} className="rule-value">
      {line}
    </span>
  ));
}

const Status = ({ status }: Pick<RuleView, 'status'>) => {
  const { t } = useWords();
  return <span className={`rule-status rule-status-${status}`}>{t(`domain:ruleStatus.${status}`)}</span>;
};

/** Where it was read, or may be. */
function Origin({ rule }: Pick<ValueProps, 'rule'>) {
  const { t } = useWords();
  const { source, look, note, status } = rule;
  return (
    <span className="rule-source">
      {source ? `${t('app:rules.source')} ` : null}
      {source?.address ? (
        <a href={source.address} target="_blank" rel="noreferrer">
          {source.text}
        </a>
      ) : (
        source?.text
      )}
      {look && status === 'empty' ? t('app:rules.lookIn', { place: t(`domain:rulePlace.${look}`) }) : null}
      {note ? <span className="rule-note">{t('app:rules.readIn', { note })}</span> : null}
    </span>
  );
}

/** What is answered is kept as it stands where it is confirmed, and taken away where it is not. */
function useAnswer(rule: RuleView): (callYear: number | null, confirmed: boolean) => void {
  const attempt = useAttempt();
  const saved = useMessageOfSaving();
  return (callYear, confirmed) =>
    void attempt(async () => {
      const stands = callYear === null ? rule : rule.years.find((one) => one.callYear === callYear);
      const isProposed = stands?.lines.join('\n') === rule.proposed.join('\n');
      const { action } = await client.rules.answer({ rule: rule.id, callYear, lines: confirmed && !isProposed ? (stands?.lines ?? []) : [], confirmed, note: confirmed ? (stands?.note ?? null) : null });
      if (action !== null) saved('ruleAnswer', action);
    });
}

export function RuleLine({ rule, isAsked }: { readonly rule: RuleView; readonly isAsked: boolean }) {
  const { t } = useWords();
  const isWritten = useIsWritten();
  const [isOpen, setOpen] = useState(isAsked && isWritten && rule.status !== 'read');
  const line = useRef<HTMLLIElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useAnswer(rule);
  const { status, years } = rule;
  const name = t(`domain:ruleKind.${rule.kind}`);
  const heard = <span className="only-heard">{`: ${name}, ${[...rule.measures, callYears(rule)].join(', ')}`}</span>;
  useEffect(() => {
    if (isAsked) line.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  const close = () => {
    flushSync(() => setOpen(false));
    opener.current?.focus();
  };
  return (
    <li className="rule" ref={line}>
      <div className="rule-what">
        <span className="rule-name">{name}</span>
        <span className="quiet">{t('app:rules.calls', { years: callYears(rule) })}</span>
        <Origin rule={rule} />
      </div>
      <div className="rule-says">
        <Value rule={rule} lines={rule.lines} />
        <Status status={status} />
      </div>
      <Writing>
        <div className="rule-buttons">
          {status === 'unconfirmed' ? (
            <Button onPress={() => answer(null, true)}>
              {t('app:rules.confirm')}
              {heard}
            </Button>
          ) : null}
          {isOpen ? null : (
            <Button ref={opener} look={status === 'empty' ? 'plain' : 'quiet'} onPress={() => setOpen(true)}>
              {t(status === 'empty' ? 'app:rules.fillIn' : 'app:rules.change')}
              {heard}
            </Button>
          )}
          {status === 'confirmed' || status === 'filled' ? (
            <Button look="quiet" onPress={() => answer(null, false)}>
              {t('app:rules.takeBack')}
              {heard}
            </Button>
          ) : null}
        </div>
      </Writing>
      {years.map(({ callYear, ...known }) => (
        <div key={callYear} className="rule-year">
          <span>{t('app:rules.ofYear', { year: String(callYear) })}</span>
          <span>
            <Value rule={rule} lines={known.lines} />
          </span>
          <Status status={known.status} />
          {known.note ? <span className="rule-note">{t('app:rules.readIn', { note: known.note })}</span> : null}
          <Writing>
            {known.status === 'unconfirmed' ? (
              <Button onPress={() => answer(callYear, true)}>
                {t('app:rules.confirm')}
                <span className="only-heard">{`: ${name}, ${callYear}`}</span>
              </Button>
            ) : null}
            <Button look="quiet" onPress={() => answer(callYear, false)}>
              {t('app:rules.takeBack')}
              <span className="only-heard">{`: ${name}, ${callYear}`}</span>
            </Button>
          </Writing>
        </div>
      ))}
      {isOpen ? <RuleForm rule={rule} name={name} onDone={close} /> : null}
    </li>
  );
}
