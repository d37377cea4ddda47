"""The same schedule for systemd and launchd, as text; both run what they missed."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

LABEL = "com.example.execreports"


def systemd(schedules: Iterable[str], *, home: str, program: str, zone: str) -> Mapping[str, str]:
    """File name -> text: a service that sends what is due, and a timer that wakes it up."""
    service = f"""[Unit]
Description=execreports: send what is due
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={home}
ExecStart={program} --workspace {home} send --due -q
UMask=0077
NoNewPrivileges=true
PrivateTmp=true
TimeoutStartSec=900
"""
    times = "".join(f"OnCalendar={when} {zone}\n" for when in map(calendar, sorted(schedules)))
    timer = f"""[Unit]
Description=execreports: wake up when a report may be due

[Timer]
{times}OnCalendar=*:0/15
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {"execreports.service": service, "execreports.timer": timer}


def calendar(schedule: str) -> str:
    """A cron schedule as systemd writes it; what it cannot say becomes daily, which is harmless."""
    minute, hour, day, month, weekday = schedule.split()
    names = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    single = weekday.isdigit() and int(weekday) < len(names)
    start = f"{names[int(weekday)]} " if single else ""
    date = f"*-{month if month.isdigit() else '*'}-{day if day.isdigit() else '*'}"
    return f"{start}{date} {int(hour):02d}:{int(minute):02d}:00"


def launchd(schedules: Iterable[str], *, home: str, program: str) -> Mapping[str, str]:
    """File name -> text: an agent that starts every quarter of an hour and at each schedule's time."""
    words = [program, "--workspace", home, "send", "--due", "-q"]
    arguments = "".join(f"    <string>{escape(word)}</string>\n" for word in words)
    times = "".join(_interval(schedule) for schedule in sorted(schedules))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>{LABEL}</string>
  <key>ProgramArguments</key>
  <array>
{arguments}  </array>
  <key>WorkingDirectory</key><string>{escape(home)}</string>
  <key>StartInterval</key><integer>900</integer>
  <key>StartCalendarInterval</key>
  <array>
{times}  </array>
  <key>StandardOutPath</key><string>{escape(home)}/var/launchd.out</string>
  <key>StandardErrorPath</key><string>{escape(home)}/var/launchd.err</string>
</dict>
</plist>
"""
    return {f"{LABEL}.plist": text}


def _interval(schedule: str) -> str:
    minute, hour, *_ = schedule.split()
    return f"    <dict><key>Hour</key><integer>{hour}</integer><key>Minute</key><integer>{minute}</integer></dict>\n"
