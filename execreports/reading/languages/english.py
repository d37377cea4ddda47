"""What English says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts()

WORDS = Language("en", "", _STATES, _WORK, _TABLES, _AMOUNTS)
