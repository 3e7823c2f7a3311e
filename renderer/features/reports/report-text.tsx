/** A report as text on the page: the same words and figures as on paper, and each figure opens the records that it adds. */

import { Link } from '@tanstack/react-router';
import { Button as Opener, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { OriginView } from '#shared/contract/reports.ts';
import { countryName } from '#shared/domain/countries.ts';
import { type Block, type Cell, type Paragraph, type RecordRef, type Report, type Section as Part, type Table, tableOf } from '#shared/domain/report-tree.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { useCountText } from '../../ui/count.tsx';
import { useText } from '../../ui/texts.tsx';
import './report-text.css';

type Origins = Readonly<Record<string, OriginView>>;

/** "40 · Ptuj, Slovenia · female". */
function useOriginText(): (origin: OriginView | undefined) => string {
  const { t, i18n } = useWords();
  const text = useText();
  const countText = useCountText();
  return (origin) => {
    if (!origin) return t('app:reports.gone');
    if (!origin.count) return text(origin.name) || t('app:reports.gone');
    const { count } = origin;
    const where = [text(count.place), count.country ? countryName(count.country, interfaceLanguage(i18n.language)) : ''].filter(Boolean).join(', ');
    return [countText(count), where, count.gender ? t(`domain:gender.${count.gender as 'female'}`) : '', count.ageBand ?? ''].filter(Boolean).join(' · ');
  };
}

/** A record behind a figure, as a link to where it is shown. */
function Origin({ of, origins }: { readonly of: RecordRef; readonly origins: Origins }) {
  const originText = useOriginText();
  const { id, kind } = of.on ?? of;
  const place = recordPlace(kind, id);
  const own = originText(origins[of.id]);
  const name = of.on ? `${own} (${originText(origins[of.on.id])})` : own;
  return <li>{place ? <Link {...place}>{name}</Link> : name}</li>;
}

/** A figure that opens to the records that it adds. */
function Traced({ text, of, origins }: { readonly text: string; readonly of: readonly RecordRef[]; readonly origins: Origins }) {
  const { t } = useWords();
  if (of.length === 0) return text;
  return (
    <DialogTrigger>
      <Opener className="sum number" aria-label={t('app:reports.trace', { figure: text })}>
        {text}
      </Opener>
      <Popover className="popover">
        <Dialog className="sum-dialog" aria-label={t('app:reports.origin', { figure: text })}>
          <p className="quiet">{t('app:reports.origin', { figure: text })}</p>
          <ul className="report-origins">
            {of.map((ref) => (
              <Origin key={`${ref.kind} ${ref.id}`} of={ref} origins={origins} />
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function TracedCell({ cell, origins }: { readonly cell: Cell; readonly origins: Origins }) {
  return typeof cell === 'string' ? cell : <Traced {...cell} origins={origins} />;
}

function Words({ said, origins }: { readonly said: Paragraph; readonly origins: Origins }) {
  return (
    <p className={`report-${said.look}`} lang={said.language}>
      {said.of && said.of.length > 0 ? <Traced text={said.text} of={said.of} origins={origins} /> : said.text}
    </p>
  );
}

function TableOf({ table: { name, columns, rows, total }, origins }: { readonly table: Table; readonly origins: Origins }) {
  const figure = (index: number) => (columns[index]?.isFigure ? 'figure' : undefined);
  const [sum, ...figures] = total ?? [];
  return (
    <div className="table-scroll" role="region" aria-label={name} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={figure(index)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => {
                const Tag = index === 0 ? 'th' : 'td';
                return (
                  <Tag key={index} className={figure(index)} {...(index === 0 ? { scope: 'row' } : {})}>
                    <TracedCell cell={cell} origins={origins} />
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
        {sum === undefined ? null : (
          <tfoot>
            <tr>
              <th scope="row" colSpan={columns.length - figures.length}>
                {sum}
              </th>
              {figures.map((cell, index) => (
                <td key={index} className="figure">
                  <TracedCell cell={cell} origins={origins} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function BlockOf({ block, origins }: { readonly block: Block; readonly origins: Origins }) {
  const { t } = useWords();
  switch (block.is) {
    case 'text':
      return <Words said={block} origins={origins} />;
    case 'table':
      return <TableOf table={block} origins={origins} />;
    case 'chart':
    case 'map':
      return block.isTold ? <p className="report-quiet">{block.alternative}</p> : <TableOf table={tableOf(block, t('domain:count.unknown'))} origins={origins} />;
    case 'list':
      return (
        <ul className="report-list">
          {block.items.map((item, index) => (
            <li key={index} lang={item.language}>
              {item.text}
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl className="report-facts">
          {block.rows.map(([name, said], index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd lang={said.language}>{said.text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'pictures':
      return <p className="report-quiet">{t('app:reports.pictures', { count: block.pictures.length })}</p>;
    default:
      return <PartOf part={block} origins={origins} />;
  }
}

function PartOf({ part: { level, title, titleLanguage, content }, origins }: { readonly part: Part; readonly origins: Origins }) {
  // The page's own heading is the first, that of this view the second.
  const Heading = `h${level + 2}` as 'h3' | 'h4' | 'h5';
  return (
    <section className="report-part">
      <Heading lang={titleLanguage}>{title}</Heading>
      {content.map((block, index) => (
        <BlockOf key={index} block={block} origins={origins} />
      ))}
    </section>
  );
}

export function ReportText({ report, origins }: { readonly report: Report; readonly origins: Origins }) {
  return (
    <div className="report-text" lang={report.language}>
      {report.lead.map((said, index) => (
        <Words key={index} said={said} origins={origins} />
      ))}
      {report.content.map((part, index) => (
        <PartOf key={index} part={part} origins={origins} />
      ))}
    </div>
  );
}
