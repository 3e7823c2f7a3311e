/** The codes that an event and the series it is made from have in common. */

export const eventTypes = [
  'projectMeeting', 'seminar', 'training', 'workshop', 'conference', 'internationalEvent', 'townTwinning', 'studyVisit', 'presentation', 'guidedTour', 'dissemination', 'other',
] as const;
export const dateSpans = ['throughout', 'within'] as const;
export const countUnits = ['event', 'country', 'course'] as const;
