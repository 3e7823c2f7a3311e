import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useWords } from '../../base/words.ts';
import type { RoleView, roleNames } from '#shared/contract/organisations.ts';
import { CreateOrganisation } from './create-organisation.tsx';
import { Columns } from '../../forms/columns.tsx';
import { TextInput } from '../../forms/field.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';

export type RoleName = (typeof roleNames)[number];

/** Roles as a form's rows. */
export function roleRows(roles: readonly RoleView[]) {
  return roles.map(({ id, role, written, organisation }) => ({ id, role, written, organisationId: organisation.id }));
}

/** Organisations and what each of them is here. The first row is the host, the coordinator, the lead. */
export function RolesInput({ roles }: { readonly roles: readonly RoleName[] }) {
  const { t } = useWords();
  const { getValues } = useFormContext();
  const [asked, setAsked] = useState(false);
  const rows = (useWatch({ name: 'roles' }) ?? []) as readonly { readonly role: RoleName; readonly written: string | null }[];
  const isSaid = rows.some(({ written }) => written !== null);
  const isShown = asked || isSaid;
  const nextRole = () => {
    const there = getValues('roles') as typeof rows;
    // There is one host, one coordinator, one lead of a work package; all others are partners until something else is said.
    const first = roles.includes('host') ? 'host' : (roles[0] ?? 'partner');
    const isTaken = there.some(({ role }) => role === first);
    return isTaken && roles.includes('partner') ? 'partner' : first;
  };
  return (
    <>
      <RowsInput
        name="roles"
        label={t('app:roles.label')}
        rowLabel={(number) => t('app:roles.row', { number })}
        addLabel={t('app:roles.add')}
        next={{ label: t('app:roles.add'), placeholder: t('app:roles.next') }}
        empty={t('app:roles.none')}
        make={() => ({ id: null, organisationId: null, role: nextRole(), written: null })}
        row={(name, begun) => (
          <>
            <PickInput
              name={`${name}.organisationId`}
              label={t('domain:kind.organisation')}
              kind="organisation"
              required
              begun={begun}
              create={(words, made) => <CreateOrganisation words={words} onDone={made} />}
            />
            <SelectInput name={`${name}.role`} label={t('domain:field.role')} options={roles.map((role) => ({ id: role, name: t(`domain:role.${role}`) }))} />
            {isShown ? <TextInput name={`${name}.written`} label={t('domain:field.written')} /> : null}
          </>
        )}
      />
      {rows.length > 0 ? (
        <Columns columns={[{ id: 'written', name: t('app:counts.column.written'), isSaid }]} shown={new Set(isShown ? (['written'] as const) : [])} onAsked={(columns) => setAsked(columns.has('written'))} />
      ) : null}
    </>
  );
}
