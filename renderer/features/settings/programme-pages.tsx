import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { programmeForm } from '#shared/contract/programmes.ts';
import { client, queries } from '../../api/client.ts';
import { NotFound } from '../../ui/problem.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { DeclaredInput } from '../../forms/declared-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { FormPage } from '../../forms/form-page.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';

type Values = z.input<typeof programmeForm>;

const LISTS = ['measures', 'calls'];

function Form({ initial, name, focus }: { readonly initial: Values; readonly name: string; readonly focus?: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { draft } = useSearch({ strict: false });
  const leave = () => void navigate({ to: '/settings' });
  return (
    <FormPage kind="programme" name={name}>
      <RecordForm<Values, Parameters<typeof client.programmes.save>[0]>
        kind="programme"
        schema={programmeForm}
        lists={LISTS}
        draft={draft}
        initial={initial}
        save={(patch) => client.programmes.save(patch)}
        saveLabel={t('app:settings.saveProgramme')}
        onSaved={leave}
        onLeave={leave}
        focus={focus}
      >
        <FormSection title={t('app:project.facts')}>
          <TextsInput name="fields.name" label={t('domain:field.name')} required />
          <TextInput name="fields.code" label={t('domain:field.code')} help={t('app:settings.codeHelp')} required />
          <DatesInput name="fields.period" label={t('domain:field.period')} />
        </FormSection>
        <FormSection title={t('app:settings.texts')} help={t('app:settings.textsHelp')}>
          <TextsInput name="fields.supportStatement" label={t('domain:field.supportStatement')} />
          <TextsInput name="fields.disclaimer" label={t('domain:field.disclaimer')} multiline />
          <TextInput name="fields.textsSource" label={t('domain:field.textsSource')} />
          <TextInput name="fields.textsAddress" label={t('domain:field.textsAddress')} type="url" placeholder="https://" />
          <DatesInput name="fields.textsDate" label={t('domain:field.textsDate')} />
        </FormSection>
        <FormSection title={t('app:settings.measuresTitle')}>
          <RowsInput
            name="measures"
            label={t('app:settings.measuresTitle')}
            rowLabel={(number) => t('app:settings.measure', { number })}
            addLabel={t('app:settings.addMeasure')}
            empty={t('app:settings.noMeasures')}
            make={() => ({ id: null, code: '', name: {} })}
            row={(row) => (
              <>
                <TextInput name={`${row}.code`} label={t('domain:field.code')} required />
                <TextsInput name={`${row}.name`} label={t('domain:field.name')} required />
              </>
            )}
          />
        </FormSection>
        <FormSection title={t('app:settings.callsTitle')} help={t('app:settings.callsHelp')}>
          <RowsInput
            name="calls"
            label={t('app:settings.callsTitle')}
            rowLabel={(number) => t('app:settings.call', { number })}
            addLabel={t('app:settings.addCall')}
            empty={t('app:settings.noCalls')}
            make={() => ({ id: null, year: null, reference: null, title: null, deadline: null, address: null })}
            row={(row) => ['year', 'reference', 'deadline', 'title', 'address'].map((field) => <DeclaredInput key={field} kind="call" field={field} within={row} />)}
          />
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

export function NewProgrammePage() {
  const { t } = useWords();
  const initial: Values = {
    id: null,
    revision: null,
    measures: [],
    calls: [],
    fields: blank('programme'),
  };
  return <Form initial={initial} name={t('app:settings.newProgramme')} />;
}

export function ProgrammePage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/settings/programmes/$id' });
  const { field } = useSearch({ from: '/framed/settings/programmes/$id' });
  const { data } = useSuspenseQuery(queries.programmes.list.queryOptions({}));
  const programme = data.find((found) => found.id === id);
  if (!programme) return <NotFound />;
  const { id: _, revision, measures, calls, ...fields } = programme;
  const rows = measures.map((measure) => ({ id: measure.id, code: measure.code, name: measure.name }));
  const callRows = calls.map(({ revision: __, programmeId: ___, ...call }) => call);
  return <Form initial={{ id, revision, fields, measures: rows, calls: callRows }} name={text(fields.name)} focus={field} />;
}
