"""What a protocol says, and how to find the passage that answers somebody's own words."""
