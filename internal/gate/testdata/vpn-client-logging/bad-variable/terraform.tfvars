log = false
