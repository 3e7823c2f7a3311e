import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Kind } from '#shared/contract/records.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { recordPlace } from '../../base/places.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { DeclaredFacts } from '../declared/declared-facts.tsx';
import { DeclaredForm, newValues } from '../declared/declared-form.tsx';
import { DeclaredList } from '../declared/declared-list.tsx';
import { RecordActions } from '../history/record-actions.tsx';

export function SourcesPage() {
  return <DeclaredList kind="source" />;
}

/** The records that were taken from it, and what of them. */
function Uses({ id }: { readonly id: string }) {
  const { t } = useWords();
  const fieldName = useFieldName();
  const { data } = useSuspenseQuery(queries.sources.uses.queryOptions({ input: { id } }));
  if (data.length === 0) return <p className="quiet">{t('app:sourcesPage.noUses')}</p>;
  return (
    <ul className="lines">
      {data.map((use) => {
        const kind = use.kind as Kind;
        const place = recordPlace(kind, use.recordId);
        const name = use.name ? <Texts texts={use.name} /> : t(`domain:kind.${kind}`);
        return (
          <li key={use.id}>
            {place ? <Link {...place}>{name}</Link> : name}
            <span className="written">
              {[t(`domain:kind.${kind}`), use.field ? fieldName(kind, use.field) : null, use.written ? t('app:text.quote', { text: use.written }) : null].filter(Boolean).join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export function SourcePage() {
  const { t } = useWords();
  const text = useText();
  const { id } = useParams({ from: '/framed/sources/$id' });
  const { data } = useSuspenseQuery(queries.declared.get.queryOptions({ input: { kind: 'source', id } }));
  const title = data.fields.title as Multilingual;
  return (
    <Page
      back={{ place: { to: '/sources' }, name: t('domain:kinds.source') }}
      kind={t('domain:kind.source')}
      title={<Texts texts={title} />}
      name={text(title)}
      actions={<RecordActions kind="source" id={id} name={text(title)} edit={{ to: '/sources/$id/edit', params: { id } }} after={{ to: '/sources' }} />}
    >
      <Section title={t('app:project.facts')}>
        <DeclaredFacts kind="source" fields={data.fields} names={data.names} without={['title']} />
      </Section>
      <Section title={t('app:sourcesPage.uses')}>
        <Uses id={id} />
      </Section>
    </Page>
  );
}

export function NewSourcePage() {
  const { t } = useWords();
  return <DeclaredForm kind="source" initial={newValues('source', {}, {})} name={t('app:sourcesPage.new')} />;
}

export function EditSourcePage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/sources/$id/edit' });
  const { field } = useSearch({ from: '/framed/sources/$id/edit' });
  const { data } = useSuspenseQuery(queries.declared.get.queryOptions({ input: { kind: 'source', id } }));
  return <DeclaredForm kind="source" initial={{ id, revision: data.revision, fields: data.fields, names: {} }} name={text(data.fields.title as Multilingual)} focus={field} />;
}
