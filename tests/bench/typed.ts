/** What is typed in benches of finding, and how times are said. */

/** Sixty phrases as people type them: common words and rare ones, towns in their cases, beginnings, slips, numbers. */
export const PHRASES = [
  'novo mesto', 'v novem mestu', 'neaplju', 'napoli', 'projekt', 'srečanje partnerjev', 'srecanje', 'delavnicah', 'seminarjev', 'mladoletnikom', 'filantropijo', 'skupnost in občina', 'usposabljanje mentorjev', 'tarantu',
  'oktober 2019', '2018', 'poleti 2018', 'seminar 2020', 'loški dolini', 'dunaj', 'wien', 'integracija migrantov', 'prostovoljci', 'prostovoljcev', 'društvo', 'analiza', 'študija primera', 'studija', 'priročnik za učitelje',
  'medkulturni dialog', 'solidarnost', 'evropski', 'državljanov', 'konferenca v atenah', 'solun', 'sodelovanje', 'razprava o azilu', 'begunci', 'nasilje', 'pomoč otrokom', 'zavod', 'fundacija', 'mreža organizacij',
  'kultura', 'gledališče', 'razstava fotografij', 'spletna stran', 'objave', 'poročilo', 'načrt', 'kazalnik', 'razpis', 'pogodba', 'zapisnik sestanka', 'arhiv', 'dediščina', 'podnebje', 'v', 'in', 'nesmislnabeseda',
];

const part = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export const spread = (times: number[]): Spread => {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: part(sorted, 0.5), p95: part(sorted, 0.95), worst: sorted.at(-1) ?? 0 };
};

export const said = ({ p50, p95, worst }: Spread) => `p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, worst ${worst.toFixed(1)} ms`;
