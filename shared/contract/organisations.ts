import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { choice, orNone } from './declared.ts';
import { countFields, countIsWhole, country, edtf, id, line, listOf, ref, textsOrNone, webAddress } from './fields.ts';
import { listFrame } from './lists.ts';
import { placeSummary } from './places.ts';

/** An organisation is known by a short name, a full name, or both. */
export const organisationFields = z
  .object({
    shortName: orNone(line),
    name: textsOrNone,
    placeId: orNone(ref('place')),
    website: orNone(webAddress),
    description: textsOrNone,
  })
  .refine((fields) => fields.shortName !== null || fields.name !== null, { error: 'organisation.name', path: ['shortName'] });

export const roleNames = ['coordinator', 'lead', 'partner', 'host', 'externalHost', 'guide', 'presenter', 'participant'] as const;

/** What an organisation is to a project, a work package or an event: to exactly one of them. */
export const roleFields = z
  .object({
    organisationId: ref('organisation'),
    projectId: orNone(ref('project')),
    workPackageId: orNone(ref('workPackage')),
    eventId: orNone(ref('event')),
    role: choice(roleNames),
    /** The role as the source writes it, "vodilni partner". */
    written: orNone(line),
  })
  .refine(
    (role) => [role.projectId, role.workPackageId, role.eventId].filter((subject) => subject !== null).length === 1,
    { error: 'field.required', path: ['organisationId'] },
  );

/** Organisations that a source counts but does not name: five organisations from four countries. */
export const unnamedOrganisationsFields = z
  .object({
    projectId: orNone(ref('project')),
    eventId: orNone(ref('event')),
    ...countFields,
    countries: listOf(country, 60),
    note: textsOrNone,
  })
  .refine(countIsWhole, { error: 'count.value', path: ['value'] });

export const organisationSummary = z.object({ id, shortName: line.nullable(), name: textsOrNone, place: placeSummary.nullable() });
export type OrganisationSummary = z.output<typeof organisationSummary>;

/** A role seen from what it is a role in. */
export const roleView = z.object({ id, role: z.enum(roleNames), written: line.nullable(), organisation: organisationSummary });
export type RoleView = z.output<typeof roleView>;

/** A role as a form sends it; the form knows what it is a role in. */
export const roleInput = z.object({ id: id.nullable(), organisationId: id, role: z.enum(roleNames), written: line.nullable() });

export const unnamedView = recordOf(unnamedOrganisationsFields);
export type UnnamedView = z.output<typeof unnamedView>;

/** Unnamed organisations as a form sends them; the form knows whose they are. */
export const unnamedInput = z
  .object({ id: id.nullable(), ...countFields, countries: unnamedOrganisationsFields.shape.countries, note: textsOrNone })
  .refine(countIsWhole, { error: 'count.value', path: ['value'] });

export const organisationForm = formOf(organisationFields, {});
export const organisationPatch = patchOf(organisationFields, {});

export const organisationCalls = {
  /** The total comes with the first page only. */
  list: call
    .input(z.object(listFrame('organisation')))
    .output(z.object({ items: z.array(organisationSummary.extend({ roles: z.number().int(), events: z.number().int() })), next: z.string().nullable(), total: z.number().int().nullable() })),
  get: call.input(byId).output(
    z.object({
      organisation: recordOf(organisationFields),
      place: placeSummary.nullable(),
      roles: z.array(
        z.object({
          id,
          role: z.enum(roleNames),
          written: line.nullable(),
          /** What it is a role in. */
          subject: z.object({ kind: z.enum(['project', 'workPackage', 'event']), id, label: line.nullable(), title: textsOrNone, dates: edtf.nullable() }),
        }),
      ),
      sent: z.array(nameOf),
    }),
  ),
  save: call.input(organisationPatch).output(saved),
};
