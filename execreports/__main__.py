"""`python -m execreports`."""

import sys

from execreports.cli import main

sys.exit(main())
