"""What an author of tests touches: ``from grader.testing import check, attach``."""
