/** What is meant by words that were typed into a pick field and left there: a record that bears the name, or one to be made. */

import type { PickKind, PickView, SpotKind, SpotView } from '#shared/contract/search.ts';
import { countryName } from '#shared/domain/countries.ts';
import { fold } from '#shared/domain/fold.ts';
import { client } from '../api/client.ts';
import { useWords } from '../base/words.ts';
import { useText } from '../ui/texts.tsx';

export function isSpotKind(kind: PickKind): kind is SpotKind {
  return kind === 'place' || kind === 'organisation';
}

export interface Asked {
  readonly kind: PickKind;
  readonly within: string | null;
  readonly words: string;
  readonly language: string;
  /** The country that is given around the field. */
  readonly country: string | null;
  /** Whether something new may be made in this field. */
  readonly makes: boolean;
}

export type Decision =
  | { readonly is: 'record'; readonly pick: PickView }
  | { readonly is: 'new'; readonly spot: SpotView }
  | { readonly is: 'open' };

function bears({ label, name }: PickView, words: string): boolean {
  const asked = fold(words);
  const names = [label ?? '', ...Object.values(name ?? {})];
  return names.some((text) => fold(text) === asked);
}

/**
 * Looks for what the words can only mean. `isAsked`: somebody pressed Enter; who only leaves the field
 * gets what bears exactly that name, or what was spelt out after commas, and nothing else.
 */
export async function decide({ kind, within, words, language, country, makes }: Asked, isAsked: boolean): Promise<Decision> {
  const input = { kind, words, within };
  const [found, spot] = await Promise.all([
    // Not by the query that the list shows: that one is given up as soon as somebody types on.
    client.search.pick(input),
    makes && isSpotKind(kind) ? client.search.onTheSpot({ kind, words, language, country }) : null,
  ]);
  if (spot?.existing) {
    const there = found.find((pick) => pick.id === spot.existing) ?? (await client.search.chosen({ kind, id: spot.existing }));
    if (there) return { is: 'record', pick: there };
  }
  const exact = found.filter((pick) => bears(pick, words));
  if (exact.length === 1 && exact[0]) return { is: 'record', pick: exact[0] };
  const isSpelt = /[,(]/.test(words);
  if (spot?.isComplete && exact.length === 0 && (isSpelt || (isAsked && found.length === 0))) return { is: 'new', spot };
  const [only, ...others] = found;
  return isAsked && only && others.length === 0 ? { is: 'record', pick: only } : { is: 'open' };
}

/** "»Občina Loška dolina«, Loška dolina (nov kraj), Slovenija": what is made, in words. */
export function useSpotWords(): (spot: SpotView) => string {
  const { t, i18n } = useWords();
  const text = useText();
  return ({ name, place, country, isPlaceNew }) => {
    const town = place && (isPlaceNew ? t('app:pick.newTown', { name: text(place) }) : text(place));
    const where = [town, country && countryName(country, i18n.language)].filter(Boolean).join(', ');
    return where ? t('app:pick.makeIn', { name, where }) : t('app:pick.make', { name });
  };
}
