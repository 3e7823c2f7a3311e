/** Numbers that people check: about, at least, unknown are said, and a sum shows how it came about. */

import { useWords } from '../base/words.ts';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { type Count, type Summed, hasArithmetic } from '#shared/domain/counts.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { Unknown } from './unknown.tsx';
import './count.css';

export function useCountText(): (count: Count | Summed) => string {
  const { t, i18n } = useWords();
  return (count) => {
    if (count.value === null) return t('domain:count.unknown');
    const number = numberFormat(i18n.language).format(count.value);
    if (count.precision === 'about') return t('domain:count.about', { number });
    return count.precision === 'atLeast' ? t('domain:count.atLeast', { number }) : number;
  };
}

export function CountText({ count }: { readonly count: Count | Summed }) {
  const text = useCountText();
  return count.value === null ? <Unknown /> : <span className="number">{text(count)}</span>;
}

/** "15 × 50 = 750", with a word for what is not known. */
export function useArithmetic(): (sum: Summed) => string {
  const { t, i18n } = useWords();
  const text = useCountText();
  return (sum) => {
    const number = (value: number) => numberFormat(i18n.language).format(value);
    const parts = sum.terms.map(({ times, count }) => (times === 1 ? text(count) : `${number(times)} × ${text(count)}`));
    return sum.value === null ? parts.join(' + ') : t('app:count.equals', { terms: parts.join(' + '), sum: text(sum) });
  };
}

/** A sum that opens to its arithmetic, by pointer, key or touch. */
export function Sum({ sum, label }: { readonly sum: Summed; readonly label: string }) {
  const { t } = useWords();
  const text = useCountText();
  const arithmetic = useArithmetic();
  if (!hasArithmetic(sum)) return <CountText count={sum} />;
  return (
    <DialogTrigger>
      <Button className="sum number" aria-label={t('app:count.show', { label, sum: text(sum) })}>
        {text(sum)}
      </Button>
      <Popover className="popover">
        <Dialog className="sum-dialog" aria-label={t('app:count.how', { label })}>
          <p className="quiet">{t('app:count.how', { label })}</p>
          <p className="number">{arithmetic(sum)}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
