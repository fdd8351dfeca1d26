accept = true
