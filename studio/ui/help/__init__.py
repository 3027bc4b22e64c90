"""Help: every key, made from the table of commands, and a short guide in both languages."""
