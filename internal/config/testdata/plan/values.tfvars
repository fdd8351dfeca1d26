name     = "orders"
ports    = { https = 443, http = 80 }
networks = ["a", "b"]
copies   = 2
open     = false
password = "correct-horse-battery"
