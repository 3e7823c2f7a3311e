import { numberFormat } from '#shared/domain/formats.ts';
import { useWords } from './words.ts';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size as people say it: 0,2 MB, 14 GB. */
export function useBytes(): (bytes: number) => string {
  const { i18n } = useWords();
  return (bytes) => {
    let [value, unit] = [bytes / 1024, 0];
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1024;
      unit += 1;
    }
    const rounded = value < 10 ? Math.max(0.1, Math.round(value * 10) / 10) : Math.round(value);
    return `${numberFormat(i18n.language).format(rounded)} ${UNITS[unit] ?? ''}`;
  };
}
