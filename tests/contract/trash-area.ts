/** What is deleted goes to the trash with what belongs to it, and comes back with the same. */

import { beforeAll, expect, test } from 'vitest';
import { codeOf, failureOf } from '../support/failures.ts';
import { eventForm, outputForm, placeForm, projectForm, workPackageForm } from '../support/forms.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

export function trashArea(at: At): void {
  beforeAll(async () => {
    await at.client.settings.save({ author: 'Maja Žnidaršič' });
    await at.client.archive.open({ folder: await sampleFolder() });
  });

  test('before it is done it says what would go along', async () => {
    const id = await novoMestoEvent(at.client);
    expect(await at.client.trash.preview({ kind: 'event', id })).toEqual({ goesWith: [{ kind: 'event', count: 6 }], pointsTo: [{ kind: 'newsItem', count: 1 }] });
    const place = await at.client.places.save(placeForm());
    expect(await at.client.trash.preview({ kind: 'place', id: place.id })).toEqual({ goesWith: [], pointsTo: [] });
  });

  test('it says what would stay without any of that, each once, and nothing that goes along', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'NOSILEC' }));
    const workPackage = await at.client.workPackages.save(workPackageForm(project.id));
    await at.client.outputs.save(outputForm(project.id, { workPackageId: workPackage.id }));
    await at.client.events.save(eventForm({ title: { sl: 'Delavnica' } }, { workPackages: [{ id: null, workPackageId: workPackage.id }] }));
    const { goesWith, pointsTo } = await at.client.trash.preview({ kind: 'project', id: project.id });
    expect(goesWith).toHaveLength(2);
    expect(pointsTo).toEqual([{ kind: 'event', count: 1 }]);
    expect((await at.client.trash.preview({ kind: 'workPackage', id: workPackage.id })).pointsTo).toEqual(expect.arrayContaining([{ kind: 'event', count: 1 }, { kind: 'output', count: 1 }]));
  });

  test('a project goes with its work packages and outputs, is listed, and comes back whole', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'KOŠ' }));
    const workPackage = await at.client.workPackages.save(workPackageForm(project.id));
    const output = await at.client.outputs.save(outputForm(project.id));
    const target = { kind: 'project' as const, id: project.id };
    expect((await at.client.trash.preview(target)).goesWith.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'output', count: 1 },
      { kind: 'workPackage', count: 1 },
    ]);
    await expect(at.client.trash.remove(target)).resolves.toBeUndefined();
    expect((await at.client.trash.list())[0]).toEqual({ kind: 'project', id: project.id, name: { und: 'KOŠ' }, at: expect.any(String), author: 'Maja Žnidaršič', parts: 2, owner: null });
    expect((await at.client.projects.list()).map((other) => other.acronym)).not.toContain('KOŠ');
    for (const get of [() => at.client.projects.get(target), () => at.client.workPackages.get({ id: workPackage.id }), () => at.client.outputs.get({ id: output.id })]) {
      expect(await codeOf(get())).toBe('record.notFound');
    }
    await at.client.trash.restore(target);
    expect((await at.client.trash.list()).map((entry) => entry.id)).not.toContain(project.id);
    const view = await at.client.projects.get(target);
    expect([view.workPackages.length, view.outputs.length]).toEqual([1, 1]);
  });

  test('a part that went before its whole stays in the trash when the whole comes back', async () => {
    const whole = await at.client.events.save(eventForm({ title: { sl: 'Teden' } }));
    const [first, second] = await Promise.all(['Ponedeljek', 'Torek'].map((title) => at.client.events.save(eventForm({ title: { sl: title }, parentId: whole.id }))));
    await at.client.trash.remove({ kind: 'event', id: first?.id ?? '' });
    await at.client.trash.remove({ kind: 'event', id: whole.id });
    expect(await failureOf(at.client.trash.restore({ kind: 'event', id: first?.id ?? '' }))).toMatchObject({ code: 'record.ownerInTrash' });
    await at.client.trash.restore({ kind: 'event', id: whole.id });
    expect((await at.client.events.get({ id: whole.id })).subEvents.map((event) => event.id)).toEqual([second?.id]);
    await at.client.trash.restore({ kind: 'event', id: first?.id ?? '' });
    expect((await at.client.events.get({ id: whole.id })).subEvents).toHaveLength(2);
  });

  test('a row that a form took away is listed with what it stood in, and comes back alone', async () => {
    const project = await at.client.projects.save(projectForm({ acronym: 'VRSTE' }));
    const objective = (text: string) => ({ id: null, level: 'project' as const, text: { sl: text } });
    const { id, revision } = await at.client.workPackages.save(workPackageForm(project.id, { label: 'WP 7' }, { objective: [objective('prvi'), objective('drugi'), objective('tretji')] }));
    const { parts, workPackage } = await at.client.workPackages.get({ id });
    const [first, second] = parts.objective;
    const { id: _, revision: __, ...fields } = workPackage;
    const patch = workPackageForm(project.id, fields, { objective: { rows: [], removed: [first?.id ?? '', second?.id ?? ''] } });
    const saved = await at.client.workPackages.save({ ...patch, id, revision });
    const listed = (await at.client.trash.list()).filter(({ kind }) => kind === 'objective');
    expect(listed.map(({ name, owner, parts: along }) => [name, owner?.name, along])).toEqual(expect.arrayContaining([[{ sl: 'prvi' }, { und: 'WP 7' }, 0], [{ sl: 'drugi' }, { und: 'WP 7' }, 0]]));
    await at.client.trash.restore({ kind: 'objective', id: second?.id ?? '' });
    const after = await at.client.workPackages.get({ id });
    expect(after.parts.objective.map(({ text }) => text.sl)).toEqual(['drugi', 'tretji']);
    expect(after.workPackage.revision).not.toBe(saved.revision);
    await at.client.trash.remove({ kind: 'workPackage', id });
    expect(await failureOf(at.client.trash.restore({ kind: 'objective', id: first?.id ?? '' }))).toMatchObject({ code: 'record.ownerInTrash', params: { owner: 'workPackage' } });
  });

  test('nothing is deleted twice, and what is not in the trash is not restored', async () => {
    const target = { kind: 'place' as const, id: (await at.client.places.save(placeForm())).id };
    expect(await codeOf(at.client.trash.restore(target))).toBe('record.notFound');
    await at.client.trash.remove(target);
    expect(await codeOf(at.client.trash.remove(target))).toBe('record.inTrash');
    expect(await codeOf(at.client.trash.restore({ kind: 'event', id: target.id }))).toBe('record.notFound');
    await at.client.trash.restore(target);
    expect((await at.client.places.get({ id: target.id })).place.id).toBe(target.id);
  });
}
