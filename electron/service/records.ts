import { chosenEvents, editBatch, previewBatch } from '../archive/batch/service.ts';
import { listDeclared } from '../archive/declared/repository.ts';
import { getDeclared, saveDeclared } from '../archive/declared/service.ts';
import { findDuplicates } from '../archive/duplicates/find.ts';
import { compareDuplicates, mergeDuplicates } from '../archive/duplicates/merge.ts';
import { getEvent, makeEvents, saveEvent } from '../archive/events/service.ts';
import { eventsTitled } from '../archive/events/titled.ts';
import { getNewsItem, saveNewsItem } from '../archive/news/service.ts';
import { makeOnTheSpot, onTheSpot } from '../archive/organisations/on-the-spot.ts';
import { getOrganisation, saveOrganisation } from '../archive/organisations/service.ts';
import { getOutput, saveOutput } from '../archive/outputs/service.ts';
import { erase, mentionsOf } from '../archive/people/service.ts';
import { dueIn, homeOf } from '../archive/plan/due.ts';
import { ledgerOf } from '../archive/plan/ledger.ts';
import { recordOutcome } from '../archive/plan/outcome.ts';
import { listPlaces } from '../archive/places/repository.ts';
import { getPlace, savePlace } from '../archive/places/service.ts';
import { listProgrammes, saveProgramme } from '../archive/programmes/service.ts';
import { listProjects } from '../archive/projects/repository.ts';
import { getProject, saveProject } from '../archive/projects/service.ts';
import { chosen, pick } from '../archive/search/pick.ts';
import { applySeries, getSeries } from '../archive/series/service.ts';
import { sourcesOf, usesOfSource } from '../archive/sources/service.ts';
import { getWorkPackage, saveWorkPackage } from '../archive/work-packages/service.ts';
import { viewHandlers } from './hit-views.ts';
import { calls } from './implementation.ts';
import { eventsListed, organisationsListed } from './lists.ts';
import type { Session } from './session.ts';

const db = (session: Session) => session.archive().reader;

export const recordHandlers = {
  projects: {
    list: calls.projects.list.handler(({ context }) => listProjects(db(context.session))),
    get: calls.projects.get.handler(({ context, input }) => getProject(context.session.archive(), input.id)),
    save: calls.projects.save.handler(({ context, input }) => saveProject(context.session.archive(), input, context.session.author)),
  },
  workPackages: {
    get: calls.workPackages.get.handler(({ context, input }) => getWorkPackage(context.session.archive(), input.id)),
    save: calls.workPackages.save.handler(({ context, input }) => saveWorkPackage(context.session.archive(), input, context.session.author)),
  },
  events: {
    list: calls.events.list.handler(({ context, input, signal }) => eventsListed(context.session, input, signal)),
    titled: calls.events.titled.handler(({ context, input }) => eventsTitled(db(context.session), input.words)),
    get: calls.events.get.handler(({ context, input }) => getEvent(context.session.archive(), input.id)),
    save: calls.events.save.handler(({ context, input }) => saveEvent(context.session.archive(), input, context.session.author)),
    makeSeveral: calls.events.makeSeveral.handler(({ context, input }) => makeEvents(context.session.archive(), input, context.session.author)),
  },
  batch: {
    selection: calls.batch.selection.handler(({ context, input: { chosen, name } }) => chosenEvents(context.session.archive(), chosen, name)),
    preview: calls.batch.preview.handler(({ context, input }) => previewBatch(context.session.archive(), input.chosen, input.changes)),
    edit: calls.batch.edit.handler(({ context, input }) => editBatch(context.session.archive(), input.chosen, input.changes, input.seen, context.session.author)),
  },
  duplicates: {
    find: calls.duplicates.find.handler(({ context, input }) => findDuplicates(db(context.session), input.kind, input.limit)),
    compare: calls.duplicates.compare.handler(({ context, input }) => compareDuplicates(db(context.session), input.kind, input.ids)),
    merge: calls.duplicates.merge.handler(({ context, input }) => mergeDuplicates(context.session.archive(), input, context.session.author)),
  },
  organisations: {
    list: calls.organisations.list.handler(({ context, input, signal }) => organisationsListed(context.session, input, signal)),
    get: calls.organisations.get.handler(({ context, input }) => getOrganisation(context.session.archive(), input.id)),
    save: calls.organisations.save.handler(({ context, input }) => saveOrganisation(context.session.archive(), input, context.session.author)),
  },
  places: {
    list: calls.places.list.handler(({ context, input }) => listPlaces(db(context.session), input)),
    get: calls.places.get.handler(({ context, input }) => getPlace(context.session.archive(), input.id)),
    save: calls.places.save.handler(({ context, input }) => savePlace(context.session.archive(), input, context.session.author)),
  },
  programmes: {
    list: calls.programmes.list.handler(({ context }) => listProgrammes(context.session.archive())),
    save: calls.programmes.save.handler(({ context, input }) => saveProgramme(context.session.archive(), input, context.session.author)),
  },
  outputs: {
    get: calls.outputs.get.handler(({ context, input }) => getOutput(context.session.archive(), input.id)),
    save: calls.outputs.save.handler(({ context, input }) => saveOutput(context.session.archive(), input, context.session.author)),
  },
  news: {
    get: calls.news.get.handler(({ context, input }) => getNewsItem(context.session.archive(), input.id)),
    save: calls.news.save.handler(({ context, input }) => saveNewsItem(context.session.archive(), input, context.session.author)),
  },
  declared: {
    get: calls.declared.get.handler(({ context, input }) => getDeclared(context.session.archive(), input.kind, input.id)),
    list: calls.declared.list.handler(({ context, input }) => listDeclared(db(context.session), input.kind, input)),
    save: calls.declared.save.handler(({ context, input }) => saveDeclared(context.session.archive(), input, context.session.author)),
  },
  people: {
    mentions: calls.people.mentions.handler(({ context, input }) => mentionsOf(context.session.archive(), input.id)),
    erase: calls.people.erase.handler(({ context, input }) => erase(context.session.archive(), input.id, context.session.author)),
  },
  plan: {
    record: calls.plan.record.handler(({ context, input }) => recordOutcome(context.session.archive(), input, context.session.author)),
    ledger: calls.plan.ledger.handler(({ context, input }) => ledgerOf(context.session.archive(), input.projectId, input.today)),
    due: calls.plan.due.handler(({ context, input }) => dueIn(context.session.archive(), input.today, input.limit)),
    home: calls.plan.home.handler(({ context }) => homeOf(context.session.archive())),
  },
  series: {
    get: calls.series.get.handler(({ context, input }) => getSeries(context.session.archive(), input.id)),
    apply: calls.series.apply.handler(({ context, input }) => applySeries(context.session.archive(), input, context.session.author)),
  },
  sources: {
    of: calls.sources.of.handler(({ context, input }) => sourcesOf(context.session.archive(), input.kind, input.id)),
    uses: calls.sources.uses.handler(({ context, input }) => usesOfSource(context.session.archive(), input.id)),
  },
  search: {
    find: calls.search.find.handler(({ context, input, signal }) => context.session.finding().find(input, signal)),
    facets: calls.search.facets.handler(({ context, input, signal }) => context.session.finding().facets(input, signal)),
    ...viewHandlers,
    pick: calls.search.pick.handler(({ context, input }) => pick(db(context.session), input.kind, input.words, input.within)),
    onTheSpot: calls.search.onTheSpot.handler(({ context, input }) => onTheSpot(db(context.session), input)),
    makeOnTheSpot: calls.search.makeOnTheSpot.handler(({ context, input }) => makeOnTheSpot(context.session.archive(), input, context.session.author)),
    chosen: calls.search.chosen.handler(({ context, input }) => chosen(db(context.session), input.kind, input.id)),
  },
};
