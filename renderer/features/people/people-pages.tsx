import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { useText } from '../../ui/texts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { DeclaredFacts } from '../declared/declared-facts.tsx';
import { DeclaredForm, newValues } from '../declared/declared-form.tsx';
import { DeclaredList } from '../declared/declared-list.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Erase } from './erase.tsx';
import { KeepUntil } from './keep-until.tsx';
import { Sources } from '../sources/sources.tsx';

export function PeoplePage() {
  return <DeclaredList kind="person" />;
}

export function PersonPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/framed/people/$id' });
  const { data } = useSuspenseQuery(queries.declared.get.queryOptions({ input: { kind: 'person', id } }));
  const name = String(data.fields.name);
  return (
    <Page
      back={{ place: { to: '/people' }, name: t('domain:kinds.person') }}
      kind={t('domain:kind.person')}
      title={name}
      name={name}
      actions={<RecordActions kind="person" id={id} name={name} edit={{ to: '/people/$id/edit', params: { id } }} after={{ to: '/people' }} />}
    >
      <Section title={t('app:project.facts')}>
        <DeclaredFacts kind="person" fields={data.fields} names={data.names} without={['name']} />
      </Section>
      <Sources kind="person" id={id} />
      <Section title={t('app:erase.title')}>
        <Erase id={id} name={name} />
      </Section>
    </Page>
  );
}

export function NewPersonPage() {
  const { t } = useWords();
  return (
    <DeclaredForm kind="person" initial={newValues('person', {}, {})} name={t('app:peoplePage.new')}>
      <KeepUntil />
    </DeclaredForm>
  );
}

export function EditPersonPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/people/$id/edit' });
  const { field } = useSearch({ from: '/framed/people/$id/edit' });
  const { data } = useSuspenseQuery(queries.declared.get.queryOptions({ input: { kind: 'person', id } }));
  const names = Object.fromEntries(Object.entries(data.names).map(([target, name]) => [target, text(name)]));
  return (
    <DeclaredForm kind="person" initial={{ id, revision: data.revision, fields: data.fields, names }} name={String(data.fields.name)} focus={field}>
      <KeepUntil />
    </DeclaredForm>
  );
}
