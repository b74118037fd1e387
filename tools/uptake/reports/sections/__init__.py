"""The sections of the pages: functions from a view to a piece of HTML."""
