/** What is not known is said, with the way to mend it: never an empty space, a dash or a zero. */

import { Link, type LinkProps } from '@tanstack/react-router';
import { useWords } from '../base/words.ts';
import { useIsWritten } from '../base/written.ts';
import './unknown.css';

interface Props {
  /** Where it is mended; none where it can't be. */
  readonly mend?: LinkProps;
  /** What is unknown, for who hears the link without its row. */
  readonly what?: string;
}

export function Unknown({ mend, what }: Props) {
  const { t } = useWords();
  const isWritten = useIsWritten();
  return (
    <span className="unknown">
      {t('domain:unknown')}
      {mend && isWritten ? (
        <Link {...mend} className="unknown-mend">
          {t('app:unknown.fillIn')}
          {what ? <span className="only-heard">: {what}</span> : null}
        </Link>
      ) : null}
    </span>
  );
}
