"""The course: its curriculum, its notebooks, its trainees, and its faults."""
