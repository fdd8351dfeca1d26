locals {
  store = merge({ multi_az = true }, { name = "carts" })
}

resource "aws_db_instance" "carts" {
  multi_az = local.store.multi_az
}
