"""What people do in Slack, one module a feature: acknowledge, read, one call, show."""
