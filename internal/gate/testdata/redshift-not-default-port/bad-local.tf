locals {
  store = merge({ port = 5439 }, { name = "cambio" })
}

resource "aws_redshift_cluster" "bad" {
  port = local.store.port
}
