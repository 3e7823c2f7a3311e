/** Text in several languages: a line for each that has one, and a way to add another. */

import { useEffect, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { FieldError, Input, TextArea, TextField } from 'react-aria-components';
import { type Multilingual, NO_LANGUAGE, TEXT_LANGUAGES, languageName } from '#shared/domain/languages.ts';
import { Choose } from './choose.tsx';
import { Issue, anchorOf, useTextsIssue } from './field.tsx';
import { ForFunder } from './for-funder.tsx';
import './texts-input.css';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean;
  readonly multiline?: boolean;
}

/** The languages shown: the reader's own first, then those that hold text, in the order in which they are offered. */
function shownLanguages(texts: Multilingual, added: readonly string[], own: string): string[] {
  const order = [own, ...TEXT_LANGUAGES, ...Object.keys(texts)];
  const shown = new Set([own, ...Object.keys(texts), ...added]);
  return [...new Set(order)].filter((language) => shown.has(language));
}

export function TextsInput({ name, label, help, required = false, multiline = false }: Props) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const issueOf = useTextsIssue(name);
  const frame = useRef<HTMLDivElement>(null);
  /** The language that was asked for just now: its line has the focus. */
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted !== null) frame.current?.querySelector<HTMLElement>(`[lang="${CSS.escape(wanted)}"]`)?.focus();
  }, [wanted]);
  const [added, setAdded] = useState<readonly string[]>([]);
  const texts = (field.value as Multilingual | null) ?? {};
  const languages = shownLanguages(texts, added, i18n.language);
  const rest = TEXT_LANGUAGES.filter((language) => !languages.includes(language));

  const change = (language: string, text: string) => {
    const next = { ...texts, [language]: text };
    if (text === '') delete next[language];
    // A language that was emptied keeps its line, so that nothing jumps while it is typed anew.
    if (!added.includes(language)) setAdded([...added, language]);
    field.onChange(Object.keys(next).length === 0 && !required ? null : next);
  };

  return (
    <div className="field texts-input" data-field={anchorOf(name)} role="group" aria-label={label} ref={frame}>
      <span className="field-label" aria-hidden>
        {label}
        {required ? <span className="field-needed">{t('app:form.needed')}</span> : <ForFunder of={anchorOf(name)} />}
      </span>
      {languages.map((language, index) => {
        const issue = issueOf(language, index === 0);
        const ref = index === 0 ? field.ref : undefined;
        return (
          <TextField
            key={language}
            className="texts-line"
            aria-label={`${label}, ${language === NO_LANGUAGE ? t('app:text.anyLanguage') : languageName(language, i18n.language)}`}
            value={texts[language] ?? ''}
            onChange={(text) => change(language, text)}
            onBlur={field.onBlur}
            isInvalid={issue !== undefined}
            validationBehavior="aria"
          >
            <span className="texts-language" aria-hidden>
              {language}
            </span>
            {multiline ? <TextArea ref={ref} lang={language} rows={4} /> : <Input ref={ref} lang={language} />}
            <FieldError className="texts-error">{issue ? <Issue>{issue}</Issue> : null}</FieldError>
          </TextField>
        );
      })}
      {help ? <span className="field-help">{help}</span> : null}
      {rest.length > 0 ? (
        <Choose
          label={t('app:form.addLanguage', { field: label })}
          text={t('app:form.anotherLanguage')}
          options={rest.map((language) => ({ id: language, name: languageName(language, i18n.language) }))}
          onChoose={(language) => {
            setAdded([...added, language]);
            setWanted(language);
          }}
        />
      ) : null}
    </div>
  );
}
