"""The course: its curriculum, its notebooks, its trainees, and what is wrong with it."""
