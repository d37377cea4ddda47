"""Where actions become tasks elsewhere: one file per kind; each action is created once and linked back."""
