import { Link } from '@tanstack/react-router';
import { fold } from '#shared/domain/fold.ts';
import { useWords } from '../../base/words.ts';
import './hits.css';

/** Places in the app that words can mean, found beside the records. */
const ACTIONS = [
  { name: 'newEvent', to: '/events/new' },
  { name: 'capture', to: '/events/capture' },
  { name: 'severalEvents', to: '/events/several' },
  { name: 'newProject', to: '/projects/new' },
  { name: 'newOrganisation', to: '/organisations/new' },
  { name: 'duplicates', to: '/duplicates/organisation' },
  { name: 'importTable', to: '/import/event' },
  { name: 'settings', to: '/settings' },
  { name: 'trash', to: '/trash' },
] as const;

export function Actions({ words }: { readonly words: string }) {
  const { t } = useWords();
  const asked = fold(words).split(' ').filter(Boolean);
  const meant = ACTIONS.filter(({ name }) => {
    const known = fold(t(`app:actions.${name}`)).split(' ');
    return asked.length > 0 && asked.every((word) => known.some((other) => other.startsWith(word)));
  });
  if (meant.length === 0) return null;
  return (
    <section>
      <h2 className="hits-kind">{t('app:search.actions')}</h2>
      <ul>
        {meant.map(({ name, to }) => (
          <li key={name}>
            <Link to={to} className="hit" data-hit>
              {t(`app:actions.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
