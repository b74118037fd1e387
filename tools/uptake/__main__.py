"""Run the command line as ``python -m uptake``."""

from uptake.cli import main

main()
