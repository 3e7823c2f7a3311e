/** Funders' rules in words: what one is about, what its value is, how it stands and where it was read. */

import type { i18n } from 'i18next';
import { numberFormat } from '../domain/formats.ts';
import { type Rule, type RuleKind, type RuleValue, kindOfRule } from '../domain/funding/rule.ts';
import { valueLines } from '../domain/funding/values.ts';
import type { ReportLanguage } from '../domain/languages.ts';

type Words = Pick<i18n, 't'>;

/** "2014–2020", or one year. */
export function callYears({ from, to }: Pick<Rule, 'from' | 'to'>): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** A value with what it counts, a line each row: "24 months", "4–6: 15,000; 17,500 EUR". */
export function ruleValueLines({ t }: Words, kind: RuleKind, value: RuleValue, language: ReportLanguage): string[] {
  const { unit } = kindOfRule(kind);
  return valueLines(value, (number) => numberFormat(language).format(number)).map((written) => t(`domain:ruleUnit.${unit}`, { value: written, count: typeof value === 'number' ? value : 5 }));
}

/** An amount in whole euros. */
export function euros({ t }: Words, amount: number, language: ReportLanguage): string {
  return t('domain:ruleUnit.euros', { value: numberFormat(language).format(amount) });
}
