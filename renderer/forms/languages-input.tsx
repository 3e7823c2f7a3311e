import { useId } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { TagGroup, TagList } from 'react-aria-components';
import { TEXT_LANGUAGES, languageName } from '#shared/domain/languages.ts';
import { Choose } from './choose.tsx';
import { GroupIssue, anchorOf, useIssue } from './field.tsx';
import { ChosenTag } from './chosen-tag.tsx';

/** Several languages, each a tag that can be taken away. */
export function LanguagesInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const issueId = useId();
  const chosen = (field.value as string[] | null) ?? [];
  const rest = TEXT_LANGUAGES.filter((language) => !chosen.includes(language));
  return (
    <div className="field" data-field={anchorOf(name)}>
      <TagGroup className="tags-input" aria-label={label} aria-describedby={issueId} onRemove={(keys) => field.onChange(chosen.filter((language) => !keys.has(language)))}>
        <span className="field-label" aria-hidden>
          {label}
        </span>
        <TagList className="tags" renderEmptyState={() => <span className="quiet">{t('app:form.noLanguages')}</span>}>
          {chosen.map((language) => (
            <ChosenTag key={language} id={language} name={languageName(language, i18n.language)} />
          ))}
        </TagList>
      </TagGroup>
      {rest.length > 0 ? (
        <Choose
          label={t('app:form.addLanguage', { field: label })}
          text={t('app:form.addLanguageShort')}
          options={rest.map((language) => ({ id: language, name: languageName(language, i18n.language) }))}
          onChoose={(language) => field.onChange([...chosen, language])}
        />
      ) : null}
      <GroupIssue id={issueId} issue={issue} />
    </div>
  );
}
