"""Small changes of a reference that its suite should notice: ``grader verify --mutants``."""
