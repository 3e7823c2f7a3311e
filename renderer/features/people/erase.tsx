/** Takes a person out of the archive for good, after saying what that means. */

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Texts } from '../../ui/texts.tsx';

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
  const attempt = useAttempt();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const erase = () =>
    void attempt(async () => {
      setErasing(true);
      try {
        const { records, backups } = await client.people.erase({ id });
        await navigate({ to: '/people' });
        say(backups.length > 0 ? t('app:erase.doneWithBackups', { count: records, backups: backups.length }) : t('app:erase.done', { count: records }));
      } finally {
        setErasing(false);
      }
    });
  return (
    <>
      <p className="quiet">{t('app:erase.lead')}</p>
      <Mentions id={id} />
      <p className="erase-button">
        <Button look="danger" onPress={() => setAsking(true)} isPending={isErasing}>
          {t('app:erase.button')}
        </Button>
      </p>
      <Confirm title={t('app:erase.ask', { name })} isOpen={asking} onOpenChange={setAsking} confirm={t('app:erase.confirm')} onConfirm={erase}>
        <p>{t('app:erase.what')}</p>
        <p>{t('app:erase.backups')}</p>
      </Confirm>
    </>
  );
}
