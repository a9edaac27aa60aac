"""python appointments.py PLAN.ics - what Python's icalendar reads in a calendar, as JSON: for each event
its uid, begin, end, summary, sequence, when it was changed, status, and what its alarms are set to."""

import datetime
import json
import sys

import icalendar


def said(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S")
    return value.isoformat()


with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
if calendar.errors or any(event.errors for event in calendar.events):
    sys.exit("the calendar has errors")
events = []
for event in calendar.events:
    alarms = [component for component in event.subcomponents if component.name == "VALARM"]
    changed = event.get("LAST-MODIFIED")
    events.append(
        {
            "uid": str(event["UID"]),
            "begin": said(event.decoded("DTSTART")),
            "end": said(event.decoded("DTEND")),
            "summary": str(event["SUMMARY"]),
            "sequence": int(event["SEQUENCE"]),
            "changed": said(changed.dt) if changed else None,
            "cancelled": str(event.get("STATUS", "")) == "CANCELLED",
            "alarms": [int(-alarm.decoded("TRIGGER").total_seconds() // 60) for alarm in alarms],
        }
    )
print(json.dumps(events, sort_keys=True))
