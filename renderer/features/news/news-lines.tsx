import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { NewsView } from '#shared/contract/news.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Texts } from '../../ui/texts.tsx';

export function NewsLines({ news }: { readonly news: readonly NewsView[] }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  return (
    <ul className="lines">
      {news.map((item) => (
        <li key={item.id}>
          <Link to="/news/$id" params={{ id: item.id }}>
            <Texts texts={item.title} />
          </Link>
          <span className="written">
            {[item.publisher, item.published ? t('app:sources.published', { date: formatDate(item.published, language) }) : null].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
