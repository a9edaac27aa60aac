// node appointments.mjs PLAN.ics - what ical.js, the reader of Thunderbird, finds in a calendar, as JSON: the
// same as appointments.py says.
import fs from "node:fs";

const library = new URL("../../target/judge/node_modules/ical.js/dist/ical.js", import.meta.url);
const ICAL = (await import(library)).default;
const text = fs.readFileSync(process.argv[2], "utf8");
const calendar = new ICAL.Component(ICAL.parse(text));
const said = (time) => {
  const whole = time.toString();
  return whole.endsWith("Z") ? whole.slice(0, -1) : whole;
};
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const changed = component.getFirstPropertyValue("last-modified");
  const alarms = component.getAllSubcomponents("valarm");
  const before = (alarm) => -alarm.getFirstPropertyValue("trigger").toSeconds() / 60;
  return {
    alarms: alarms.map(before),
    begin: said(event.startDate),
    cancelled: component.getFirstPropertyValue("status") === "CANCELLED",
    changed: changed ? said(changed) : null,
    end: said(event.endDate),
    sequence: event.sequence,
    summary: event.summary,
    uid: event.uid,
  };
});
console.log(JSON.stringify(events));
