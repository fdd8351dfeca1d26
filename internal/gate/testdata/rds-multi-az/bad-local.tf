locals {
  store = merge({ multi_az = false }, { name = "carts" })
}

resource "aws_db_instance" "bad" {
  multi_az = local.store.multi_az
}
