/** A stay around a change of clocks: its start and end by the lot's clock, and its length. */
export interface ClockChangeCase {
  zone: string;
  from: string;
  minutes: number;
  to: string;
}

const stay = (zone: string, from: string, minutes: number, to: string): ClockChangeCase => ({
  zone,
  from,
  minutes,
  to,
});

/** The table of promise P21: 40 stays, sorted by their start; both changes of the year 2027. */
export const clockChangeCases: ClockChangeCase[] = [
  stay("America/New_York", "2027-03-13T20:00-05:00", 660, "2027-03-14T08:00-04:00"),
  stay("America/New_York", "2027-03-14T00:00-05:00", 1380, "2027-03-15T00:00-04:00"),
  stay("America/New_York", "2027-03-14T01:30-05:00", 60, "2027-03-14T03:30-04:00"),
  stay("America/New_York", "2027-03-14T03:00-04:00", 30, "2027-03-14T03:30-04:00"),

  stay("Asia/Manila", "2027-03-28T02:15+08:00", 30, "2027-03-28T02:45+08:00"),
  stay("Europe/Berlin", "2027-03-27T20:00+01:00", 660, "2027-03-28T08:00+02:00"),
  stay("Asia/Kathmandu", "2027-03-28T01:30+05:45", 60, "2027-03-28T02:30+05:45"),
  stay("Europe/London", "2027-03-27T20:00+00:00", 660, "2027-03-28T08:00+01:00"),
  stay("Europe/Berlin", "2027-03-28T00:00+01:00", 1380, "2027-03-29T00:00+02:00"),
  stay("Europe/London", "2027-03-28T00:00+00:00", 1380, "2027-03-29T00:00+01:00"),
  stay("Europe/London", "2027-03-28T00:30+00:00", 60, "2027-03-28T02:30+01:00"),
  stay("Europe/Berlin", "2027-03-28T01:30+01:00", 60, "2027-03-28T03:30+02:00"),
  stay("Europe/Berlin", "2027-03-28T03:00+02:00", 30, "2027-03-28T03:30+02:00"),
  stay("UTC", "2027-03-28T01:30+00:00", 60, "2027-03-28T02:30+00:00"),

  stay("Australia/Sydney", "2027-04-03T20:00+11:00", 780, "2027-04-04T08:00+10:00"),
  stay("Australia/Lord_Howe", "2027-04-03T20:00+11:00", 750, "2027-04-04T08:00+10:30"),
  stay("Australia/Lord_Howe", "2027-04-04T00:00+11:00", 1470, "2027-04-05T00:00+10:30"),
  stay("Australia/Lord_Howe", "2027-04-04T01:45+11:00", 30, "2027-04-04T01:45+10:30"),
  stay("Australia/Lord_Howe", "2027-04-04T01:45+10:30", 15, "2027-04-04T02:00+10:30"),
  stay("Australia/Sydney", "2027-04-04T02:30+11:00", 60, "2027-04-04T02:30+10:00"),
  stay("Australia/Sydney", "2027-04-04T02:30+10:00", 30, "2027-04-04T03:00+10:00"),

  stay("Australia/Lord_Howe", "2027-10-02T20:00+10:30", 690, "2027-10-03T08:00+11:00"),
  stay("Australia/Sydney", "2027-10-02T20:00+10:00", 660, "2027-10-03T08:00+11:00"),
  stay("Australia/Lord_Howe", "2027-10-03T00:00+10:30", 1410, "2027-10-04T00:00+11:00"),
  stay("Australia/Sydney", "2027-10-03T00:00+10:00", 1380, "2027-10-04T00:00+11:00"),
  stay("Australia/Lord_Howe", "2027-10-03T01:45+10:30", 30, "2027-10-03T02:45+11:00"),
  stay("Australia/Sydney", "2027-10-03T01:30+10:00", 60, "2027-10-03T03:30+11:00"),

  stay("Asia/Manila", "2027-10-30T20:00+08:00", 720, "2027-10-31T08:00+08:00"),
  stay("Europe/Berlin", "2027-10-30T20:00+02:00", 780, "2027-10-31T08:00+01:00"),
  stay("Asia/Kathmandu", "2027-10-31T00:00+05:45", 1440, "2027-11-01T00:00+05:45"),
  stay("Europe/London", "2027-10-30T20:00+01:00", 780, "2027-10-31T08:00+00:00"),
  stay("Europe/Berlin", "2027-10-31T00:00+02:00", 1500, "2027-11-01T00:00+01:00"),
  stay("Europe/Berlin", "2027-10-31T02:30+02:00", 60, "2027-10-31T02:30+01:00"),
  stay("Europe/London", "2027-10-31T01:30+01:00", 60, "2027-10-31T01:30+00:00"),
  stay("Europe/Berlin", "2027-10-31T02:30+01:00", 30, "2027-10-31T03:00+01:00"),
  stay("Europe/London", "2027-10-31T01:30+00:00", 30, "2027-10-31T02:00+00:00"),

  stay("America/New_York", "2027-11-06T20:00-04:00", 780, "2027-11-07T08:00-05:00"),
  stay("America/New_York", "2027-11-07T00:00-04:00", 1500, "2027-11-08T00:00-05:00"),
  stay("America/New_York", "2027-11-07T01:30-04:00", 60, "2027-11-07T01:30-05:00"),
  stay("America/New_York", "2027-11-07T01:30-05:00", 30, "2027-11-07T02:00-05:00"),
];
