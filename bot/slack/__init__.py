"""The Slack edge: a Bolt app that reads what people do, asks the core, and shows its replies."""
