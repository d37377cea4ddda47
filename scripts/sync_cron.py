#!/usr/bin/env python3
"""Bring the crontab in line with the reports' schedules; owns its marked block only. `--diff` compares."""

import sys

from execreports.cli import main

if __name__ == "__main__":
    words = sys.argv[1:]
    verb = "diff" if "--diff" in words else "remove" if "--remove" in words else "apply"
    rest = [word for word in words if word not in {"--diff", "--remove"}]
    sys.exit(main(["schedule", verb, *rest]))
