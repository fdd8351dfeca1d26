callers = "0.0.0.0/0"
