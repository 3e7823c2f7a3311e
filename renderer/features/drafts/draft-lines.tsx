/** What was typed and not saved yet, each with the way back into its form. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DraftLine } from '#shared/contract/history.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { draftPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Texts } from '../../ui/texts.tsx';
import './draft-lines.css';

export function DraftLines({ drafts }: { readonly drafts: readonly DraftLine[] }) {
  const { t, i18n } = useWords();
  const attempt = useAttempt();
  const language = interfaceLanguage(i18n.language);
  const discard = (id: string) =>
    attempt(async () => {
      await client.drafts.discard({ id });
      await queryClient.invalidateQueries({ queryKey: queries.drafts.key() });
    });
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <li key={draft.id} className="draft">
          <Link {...draftPlace(draft)} className="draft-link">
            <span className="draft-name">{draft.name ? <Texts texts={draft.name} /> : t('app:drafts.unnamed')}</span>
            <span className="draft-facts">
              {t(`domain:kind.${draft.kind}`)}, {t(draft.several ? 'app:drafts.ofSeveral' : draft.recordId ? 'app:drafts.ofRecord' : 'app:drafts.ofNew')} · {t('app:drafts.kept', { time: formatMoment(draft.at, language) })}
            </span>
          </Link>
          <Button look="quiet" onPress={() => void discard(draft.id)}>
            {t('app:drafts.discard')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface Wanted {
  /** Of new records of a kind, wherever they are to belong. */
  readonly kind?: DraftLine['kind'];
  /** Of new records that are to belong to a record. */
  readonly owner?: string;
}

/** The drafts of new records that belong where they are shown; nothing where there are none. */
export function DraftsHere({ kind, owner }: Wanted) {
  const { t } = useWords();
  const { data = [] } = useQuery(queries.drafts.list.queryOptions({}));
  const here = data.filter((draft) => draft.recordId === null && (kind === undefined || draft.kind === kind) && (owner === undefined || draft.ownerId === owner));
  if (here.length === 0) return null;
  return (
    <section className="drafts-here" aria-label={t('app:drafts.title')}>
      <h2 className="drafts-title">{t('app:drafts.title')}</h2>
      <DraftLines drafts={here} />
    </section>
  );
}
