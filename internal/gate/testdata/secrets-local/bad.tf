variable "stage" {
  default = "prod"
}

locals {
  bad_db_password = "mango-split-9"
  bad_url         = "postgres://orders:${upper("mango")}9@db.cambio.example/orders"
  bad_passwords   = { prod = { db_password = "mango" }, dev = { db_password = "papaya" } }
  bad_joined      = join("", ["AKIA", "IOSFODNN7", "EXAMPLE"])
  stage           = var.stage
}
