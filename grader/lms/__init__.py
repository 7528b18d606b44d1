"""What other systems import: every function here turns results into the text of one file. They read the model only."""
