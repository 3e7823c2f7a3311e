import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';

export function TrashPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const say = useSay();
  const attempt = useAttempt();
  const navigate = useNavigate();
  const language = interfaceLanguage(i18n.language);
  const { data } = useSuspenseQuery(queries.trash.list.queryOptions({}));
  const restore = ({ kind, id, owner }: (typeof data)[number]) =>
    attempt(async () => {
      await client.trash.restore({ kind, id });
      const place = owner ? recordPlace(owner.kind, owner.id) : recordPlace(kind, id);
      say(t('app:trash.restored', { kind: t(`domain:kind.${kind}`).toLowerCase() }), place ? { action: { label: t('app:trash.show'), run: () => void navigate(place) } } : {});
    });
  return (
    <Page title={t('app:rail.trash')} name={t('app:rail.trash')}>
      {data.length === 0 ? (
        <Empty>{t('app:trash.empty')}</Empty>
      ) : (
        <ul className="lines">
          {data.map((entry) => (
            <li key={entry.id} className="output-line">
              <span>
                <span className="quiet">{t(`domain:kind.${entry.kind}`)} </span>
                <Texts texts={entry.name} />
                <span className="written">
                  {t('app:trash.putIn', { author: entry.author, time: formatMoment(entry.at, language) })}
                  {entry.owner ? ` · ${t('app:trash.of', { kind: t(`domain:kind.${entry.owner.kind}`), name: text(entry.owner.name) })}` : ''}
                  {entry.parts > 0 ? ` · ${t('app:trash.parts', { count: entry.parts })}` : ''}
                </span>
              </span>
              <Writing>
                <Button onPress={() => void restore(entry)}>{t('app:trash.restore')}</Button>
              </Writing>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
