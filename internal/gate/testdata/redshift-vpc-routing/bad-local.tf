locals {
  store = merge({ enhanced_vpc_routing = false }, { name = "cambio" })
}

resource "aws_redshift_cluster" "bad" {
  enhanced_vpc_routing = local.store.enhanced_vpc_routing
}
