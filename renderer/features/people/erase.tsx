/** Takes a person out of the archive for good, after saying what that means. */

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { client, queries } from '../../api/client.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { EraseForGood } from '../../ui/erase-for-good.tsx';
import { Texts } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';

/** Records that name the person: those that hold the name otherwise than it is written here must be looked through by hand. */
function Mentions({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { data = [] } = useQuery(queries.people.mentions.queryOptions({ input: { id } }));
  if (data.length === 0) return null;
  return (
    <>
      <p>{t('app:erase.mentions')}</p>
      <ul className="lines">
        {data.map((mention) => {
          const place = recordPlace(mention.kind, mention.id);
          return (
            <li key={mention.id}>
              {place ? (
                <Link {...place}>
                  <Texts texts={mention.name} />
                </Link>
              ) : null}
              <span className="written">{t(`domain:kind.${mention.kind}`)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function Erase({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const erase = async () => {
    const { records, backups } = await client.people.erase({ id });
    await navigate({ to: '/people' });
    say(backups.length > 0 ? t('app:erase.doneWithBackups', { count: records, backups: backups.length }) : t('app:erase.done', { count: records }));
  };
  return (
    <>
      <Writing>
        <p className="quiet">{t('app:erase.lead')}</p>
      </Writing>
      <Mentions id={id} />
      <EraseForGood button={t('app:erase.button')} ask={t('app:erase.ask', { name })} confirm={t('app:erase.confirm')} lines={[t('app:erase.what'), t('app:erase.backups')]} erase={erase} />
    </>
  );
}
