import { Link } from '@tanstack/react-router';
import type { Multilingual } from '#shared/domain/languages.ts';
import { useWords } from '../../base/words.ts';
import { Texts } from '../../ui/texts.tsx';

interface Line {
  readonly id: string;
  readonly title: Multilingual;
  readonly written: string | null;
}

/** The series of a project or work package, each with the rule as its source writes it. */
export function SeriesLines({ series }: { readonly series: readonly Line[] }) {
  const { t } = useWords();
  return series.map(({ id, title, written }) => (
    <p key={id} className="quiet">
      {t('domain:kind.series')}:{' '}
      <Link to="/series/$id" params={{ id }}>
        <Texts texts={title} />
      </Link>
      {written ? ` – ${t('app:text.quote', { text: written })}` : null}
    </p>
  ));
}
