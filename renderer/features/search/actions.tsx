import { Link } from '@tanstack/react-router';
import { isByName, meant } from '#shared/domain/command-match.ts';
import { useGeneralCommands } from '../../base/command-list.ts';
import { useWords } from '../../base/words.ts';
import './hits.css';

/** Places in the app whose names the words begin, found beside the records. */
export function Actions({ words }: { readonly words: string }) {
  const { t } = useWords();
  const commands = useGeneralCommands();
  const found = words.trim() === '' ? [] : meant(commands, words).filter(({ match }) => isByName(match));
  if (found.length === 0) return null;
  return (
    <section>
      <h2 className="hits-kind">{t('app:search.actions')}</h2>
      <ul>
        {found.map(({ one: { id, name, does } }) => (
          <li key={id}>
            <Link {...does.place} className="hit" data-hit>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
