/** Countries on a map of Europe, each with its number. Pointers choose one on it; keys and readers have the table beside it. */

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import europe from '#resources/maps/europe.json' with { type: 'json' };
import type { HitPlaces } from '#shared/contract/search-views.ts';
import { type Area, type Outline, type Sign, leadOf, pathOf, placedSigns, viewOf } from '#shared/domain/country-map.ts';
import { countryName } from '#shared/domain/countries.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { useWords } from '../../base/words.ts';

type Countries = HitPlaces['countries'];

const outlines: ReadonlyMap<string, Outline> = new Map(europe.countries.map((outline) => [outline.code, outline]));

/** Height by width. */
const WIDE = { lowest: 0.42, highest: 0.66 };
const NARROW = { lowest: 0.7, highest: 1 };
/** Narrower than this, a map is nearly as high as it is wide. Pixels. */
const NARROW_BELOW = 480;

/** As many shades are told apart, from few to many. */
const SHADES = 4;
/** Of signs, in pixels: the height, and about how wide a letter is. */
const HEIGHT = 20;
const LETTER = 7.4;

/** The width of an element in pixels, as it changes; 0 before it is known. */
function useWidth(place: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const watching = new ResizeObserver((entries) => setWidth(Math.floor(entries.at(-1)?.contentRect.width ?? 0)));
    watching.observe(place.current);
    return () => watching.disconnect();
  }, [place]);
  return width;
}

interface Written extends Sign {
  readonly code: string;
  readonly text: string;
}

/** What is written on the map, with names where there is room for all of them, else with codes, else the numbers alone; nothing where not even these have room. */
function written(countries: Countries, view: Area, drawn: { readonly width: number; readonly height: number }, language: string): { readonly sign: Written; readonly box: Area }[] {
  const scale = drawn.width / view.width;
  const format = numberFormat(language);
  for (const nameOf of [(code: string) => `${countryName(code, language)} `, (code: string) => `${code} `, () => '']) {
    const signs = countries.flatMap(({ country: code, count }): Written[] => {
      const outline = outlines.get(code);
      if (!outline) return [];
      const [x = 0, y = 0] = outline.at;
      const [left = 0, top = 0, right = 0, foot = 0] = outline.box;
      const text = `${nameOf(code)}${format.format(count)}`;
      const width = text.length * LETTER + 10;
      return [{ code, text, width, at: [(x - view.x) * scale, (y - view.y) * scale], isLarge: (right - left) * scale > width && (foot - top) * scale > 2 * HEIGHT }];
    });
    const boxes = placedSigns(signs, HEIGHT, drawn);
    if (boxes) return boxes.flatMap((box, index) => (signs[index] ? [{ sign: signs[index], box }] : []));
  }
  return [];
}

export function CountryMap({ countries, onChosen }: { readonly countries: Countries; readonly onChosen: (country: string) => void }) {
  const { t, i18n } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const counts = useMemo(() => new Map(countries.map(({ country, count }) => [country, count])), [countries]);
  const view = useMemo(() => viewOf(europe, countries.flatMap(({ country }) => outlines.get(country) ?? []), width < NARROW_BELOW ? NARROW : WIDE), [countries, width]);
  const height = Math.round((view.height * width) / view.width);
  const paths = useMemo(() => (width === 0 ? [] : europe.countries.toSorted((one, other) => Number(counts.has(one.code)) - Number(counts.has(other.code))).map((outline) => ({ code: outline.code, path: pathOf(outline, view, width) })).filter(({ path }) => path !== '')), [counts, view, width]);
  const signs = useMemo(() => (width === 0 ? [] : written(countries, view, { width, height }, i18n.language)), [countries, view, width, height, i18n.language]);
  const most = Math.max(1, ...countries.map(({ count }) => count));
  const format = numberFormat(i18n.language);
  const elsewhere = countries.filter(({ country }) => !outlines.has(country)).map(({ country, count }) => `${countryName(country, i18n.language)} ${format.format(count)}`);
  const choose = (code: string) => (counts.has(code) ? { onClick: () => onChosen(code) } : {});
  return (
    <>
      <div ref={frame} className="country-map" style={{ minBlockSize: height }}>
        {width > 0 ? (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
            {paths.map(({ code, path }) => (
              <path key={code} d={path} className={counts.has(code) ? `country country-${Math.ceil((SHADES * (counts.get(code) ?? 0)) / most)}` : 'land'} {...choose(code)}>
                {counts.has(code) ? <title>{`${countryName(code, i18n.language)} ${format.format(counts.get(code) ?? 0)}`}</title> : null}
              </path>
            ))}
            {signs.map(({ sign, box }) => {
              const lead = leadOf(box, sign.at);
              return (
                <g key={sign.code} className="country-sign" {...choose(sign.code)}>
                  {lead ? (
                    <>
                      <line x1={sign.at[0]} y1={sign.at[1]} x2={lead[0]} y2={lead[1]} />
                      <circle cx={sign.at[0]} cy={sign.at[1]} r={2.5} />
                    </>
                  ) : null}
                  <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={3} />
                  <text x={box.x + box.width / 2} y={box.y + box.height / 2 + 4.5} textAnchor="middle">
                    {sign.text}
                  </text>
                </g>
              );
            })}
          </svg>
        ) : null}
      </div>
      {elsewhere.length > 0 ? <p className="quiet">{t('app:search.views.beyond', { countries: elsewhere.join(', ') })}</p> : null}
    </>
  );
}
