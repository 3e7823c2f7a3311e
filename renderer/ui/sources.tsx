import { useWords } from '../base/words.ts';
import type { CitationView } from '#shared/contract/sources.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { interfaceLanguage } from '../base/language.ts';
import { Section } from './page.tsx';
import { Texts } from './texts.tsx';

/** What a record was taken from. Nothing where no source is kept. */
export function Sources({ citations }: { readonly citations: readonly CitationView[] }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  if (citations.length === 0) return null;
  return (
    <Section title={t('app:sources.title')}>
      <ul className="lines">
        {citations.map(({ id, field, written, source }) => (
          <li key={id}>
            <Texts texts={source.title} />
            <span className="written">
              {[
                t(`domain:sourceType.${source.type}`),
                source.publisher,
                source.published ? t('app:sources.published', { date: formatDate(source.published, language) }) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {written ? (
              <span className="written">
                {field ? `${t(`domain:field.${field as 'dates'}`)}: ` : ''}
                {t('app:text.quote', { text: written })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
