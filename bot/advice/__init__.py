"""From a question to advice: quote a passage, let choose, bring to the director, or say it is not covered."""
