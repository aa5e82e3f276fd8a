"""What is done to the bot on purpose, and what comes of it: `python -m tests.reliability` counts it all."""
