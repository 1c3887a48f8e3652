"""What an answer is worth and what comes next: pure functions, with the moment as an argument."""
