/** A backup in a list: its day, what it holds, and how it was proven. */

import type { ListedBackup } from '#shared/contract/backups.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { useBytes } from '../../base/bytes.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { OpenBeside } from './open-beside.tsx';
import './backups.css';

function useFacts({ at, bytes, records, originals, proofs }: ListedBackup) {
  const { t, i18n } = useWords();
  const size = useBytes();
  const language = interfaceLanguage(i18n.language);
  const last = proofs.at(-1);
  const moment = last ? formatMoment(last.at, language) : '';
  const proven = last?.good ? t(`app:backup.proven.${last.how}`, { at: moment }) : t(last ? 'app:backup.proven.bad' : 'app:backup.proven.not', { at: moment });
  const counted = (count: number | null) => (count === null ? t('app:backup.notCounted') : numberFormat(language).format(count));
  return { when: formatMoment(at, language), size: size(bytes), records: counted(records), originals: counted(originals), proven };
}

/** With the ways into it: what it holds beside what is here now, and all of it in a window of its own. */
export function BackupLine({ backup }: { readonly backup: ListedBackup }) {
  const { t } = useWords();
  const facts = useFacts(backup);
  return (
    <li className="output-line">
      <span>
        <strong>{facts.when}</strong>
        <span className="written">
          {facts.size} · {t('app:backup.records')}: {facts.records} · {t('app:backup.originals')}: {facts.originals} · {facts.proven}
        </span>
      </span>
      <span className="backup-ways">
        <LinkButton to="/take-back" search={{ file: backup.file }}>
          {t('app:takeBack.look')}
        </LinkButton>
        <OpenBeside file={backup.file} of={facts.when} />
      </span>
    </li>
  );
}
